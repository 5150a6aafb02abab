/* The kernel's side of /dev/bus/usb: the requests that libusb makes of it (linux/usbdevice_fs.h). */
#include "emulator.h"
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>

enum { STANDARD_IN = 0x80, INTERFACE_IN = 0x81, CLASS_IN = 0xA1, CLASS_OUT = 0x21 };
enum { GET_DESCRIPTOR = 6, STRING = 3, HID_REPORT = 0x22 };

static const char DEVICE_ID[] = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;";

static gsize text_descriptor(const Device *device, guint8 index, guint8 *into)
{
    if (index == 0) {
        memcpy(into, (guint8[]){ 4, STRING, 0x09, 0x04 }, 4);
        return 4;
    }
    if (index > 3 || device->text[index - 1] == NULL)
        return 0;
    glong units = 0;
    gunichar2 *text = g_utf8_to_utf16(device->text[index - 1], -1, NULL, &units, NULL);
    units = MIN(units, 126);
    into[0] = (guint8)(2 + units * 2);
    into[1] = STRING;
    memcpy(into + 2, text, units * 2);
    g_free(text);
    return into[0];
}

struct request {
    guint8 type, request;
    guint16 value, index, length;
} __attribute__((packed));

/* The answer to a control request; -1 is a request that the device does not know. */
static int control(Device *device, const struct request *setup, guint8 *data, guint8 *into)
{
    guint8 high = setup->value >> 8, low = setup->value & 0xFF;
    if (setup->type == STANDARD_IN && setup->request == GET_DESCRIPTOR && high == STRING) {
        gsize length = text_descriptor(device, low, into);
        return length == 0 ? -1 : (int)length;
    }
    if (setup->type == INTERFACE_IN && setup->request == GET_DESCRIPTOR && high == HID_REPORT) {
        GByteArray *report = setup->index < INTERFACES ? device->report[setup->index] : NULL;
        if (report == NULL)
            return -1;
        memcpy(into, report->data, MIN(report->len, 4096));
        return MIN(report->len, 4096);
    }
    if (device->is_printer && setup->type == CLASS_IN && setup->request == 0) {
        gsize length = sizeof DEVICE_ID - 1 + 2;
        into[0] = (guint8)(length >> 8);
        into[1] = (guint8)length;
        memcpy(into + 2, DEVICE_ID, length - 2);
        return (int)length;
    }
    if (device->is_printer && setup->type == CLASS_IN && setup->request == 1) {
        into[0] = 0x18 | (device->printer->paper_end ? 0x20 : 0);
        return 1;
    }
    if (setup->type == CLASS_OUT) {
        GString *text = g_string_new(NULL);
        append_hex(text, data, setup->length);
        note(device, "request:%02X:%04X:%04X:%s", setup->request, setup->value, setup->index, text->str);
        g_string_free(text, TRUE);
        return 0;
    }
    if (setup->type == CLASS_IN && device->feature[low] != NULL && setup->request == 1) {
        memcpy(into, device->feature[low]->data, MIN(device->feature[low]->len, 4096));
        return MIN(device->feature[low]->len, 4096);
    }
    return -1;
}

static void answer_control(Plug *plug, Urb *urb)
{
    struct usbdevfs_urb *raw = (void *)urb->urb->data;
    guint8 answer[4096];
    const struct request *setup = (void *)urb->data->data;
    int length = control(plug->device, setup, urb->data->data + sizeof *setup, answer);
    if (length < 0) {
        finish(plug, urb, -EPIPE);
        return;
    }
    if (setup->type & 0x80) {
        urb->moved = MIN(MIN((guint)length, setup->length), (guint)raw->buffer_length - sizeof *setup);
        memcpy(urb->data->data + sizeof *setup, answer, urb->moved);
    } else
        urb->moved = setup->length;
    finish(plug, urb, 0);
}

/* The interface whose setting in force has this endpoint, or -1. */
static int interface_of(const Plug *plug, guint8 endpoint)
{
    const GByteArray *config = plug->device->config;
    int found = -1, number = -1;
    for (guint at = 0; at + 2 <= config->len && config->data[at] >= 2; at += config->data[at]) {
        const guint8 *one = config->data + at;
        if (one[1] == 4 && at + 4 <= config->len)
            number = one[2] < INTERFACES && plug->setting[one[2]] == one[3] ? one[2] : -1;
        else if (one[1] == 5 && at + 3 <= config->len && one[2] == endpoint && number >= 0)
            found = number;
    }
    return found;
}

static int submit(Plug *plug, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    struct usbdevfs_urb *raw = (void *)argument->data;
    gboolean is_control = raw->type == USBDEVFS_URB_TYPE_CONTROL;
    if (!is_control) {
        int interface = interface_of(plug, raw->endpoint);
        if (interface < 0)
            return ENOENT;
        if (plug->owner[interface] != client) {
            note(plug->device, "unclaimed:%02X", raw->endpoint);
            return EINVAL;
        }
    }
    Urb *urb = g_new0(Urb, 1);
    urb->client = client;
    urb->urb = g_object_ref(argument);
    urb->data = raw->buffer_length == 0 ? NULL : umockdev_ioctl_data_resolve(
        argument, G_STRUCT_OFFSET(struct usbdevfs_urb, buffer), raw->buffer_length, NULL);
    g_queue_push_tail(&plug->pending, urb);
    if (is_control && !plug->device->deaf)
        answer_control(plug, urb);
    return 0;
}

static int discard(Plug *plug, gulong address)
{
    for (GList *link = plug->pending.head; link != NULL; link = link->next) {
        Urb *urb = link->data;
        if (urb->urb->client_addr == address) {
            finish(plug, urb, -ENOENT);
            return 0;
        }
    }
    return EINVAL;
}

static int reap(Plug *plug, UMockdevIoctlClient *client, UMockdevIoctlData *argument)
{
    for (GList *link = plug->done.head; link != NULL; link = link->next) {
        Urb *urb = link->data;
        if (urb->client == client) {
            g_queue_delete_link(&plug->done, link);
            umockdev_ioctl_data_set_ptr(argument, 0, urb->urb);
            g_free(urb);
            show(plug);
            return 0;
        }
    }
    return plug->gone ? ENODEV : EAGAIN;
}

static int detach(Plug *plug, guint number)
{
    if (number >= INTERFACES || plug->driver[number] == NULL)
        return ENODATA;
    note(plug->device, "detach:%u:%s", number, plug->driver[number]);
    plug->detached[number] = plug->driver[number];
    plug->driver[number] = NULL;
    return 0;
}

static int attach(Plug *plug, guint number)
{
    if (number >= INTERFACES || plug->owner[number] != NULL)
        return EBUSY;
    if (plug->detached[number] != NULL) {
        plug->driver[number] = plug->detached[number];
        plug->detached[number] = NULL;
        note(plug->device, "attach:%u:%s", number, plug->driver[number]);
    }
    return 0;
}

static int claim(Plug *plug, UMockdevIoctlClient *client, guint number)
{
    if (number >= INTERFACES)
        return ENOENT;
    if (plug->driver[number] != NULL || (plug->owner[number] != NULL && plug->owner[number] != client))
        return EBUSY;
    plug->owner[number] = client;
    note(plug->device, "claim:%u", number);
    return 0;
}

static int release(Plug *plug, UMockdevIoctlClient *client, guint number)
{
    if (number >= INTERFACES || plug->owner[number] != client)
        return EINVAL;
    plug->owner[number] = NULL;
    plug->setting[number] = 0;
    note(plug->device, "release:%u", number);
    return 0;
}

static int clear_halt(Plug *plug, guint8 endpoint)
{
    plug->halted[index_of(endpoint)] = FALSE;
    note(plug->device, "clear:%02X", endpoint);
    return 0;
}

static int do_request(Plug *plug, UMockdevIoctlClient *client, gulong request, UMockdevIoctlData *data)
{
    guint first = data != NULL && data->data_len >= 4 ? *(guint *)data->data : 0;
    switch ((guint)request) {
    case (guint)USBDEVFS_GET_CAPABILITIES:
        *(guint32 *)data->data = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM |
            USBDEVFS_CAP_BULK_SCATTER_GATHER | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
        return 0;
    case (guint)USBDEVFS_GETDRIVER: {
        struct usbdevfs_getdriver *asked = (void *)data->data;
        const char *driver = asked->interface < INTERFACES
            ? plug->owner[asked->interface] != NULL ? "usbfs" : plug->driver[asked->interface] : NULL;
        if (driver == NULL)
            return ENODATA;
        g_strlcpy(asked->driver, driver, sizeof asked->driver);
        return 0;
    }
    case (guint)USBDEVFS_IOCTL: {
        struct usbdevfs_ioctl *inner = (void *)data->data;
        return inner->ioctl_code == (int)USBDEVFS_DISCONNECT ? detach(plug, inner->ifno)
            : inner->ioctl_code == (int)USBDEVFS_CONNECT ? attach(plug, inner->ifno) : ENOTTY;
    }
    case (guint)USBDEVFS_DISCONNECT_CLAIM:
        if (first < INTERFACES && plug->owner[first] != NULL)
            return EBUSY;
        detach(plug, first);
        return claim(plug, client, first);
    case (guint)USBDEVFS_CLAIMINTERFACE: return claim(plug, client, first);
    case (guint)USBDEVFS_RELEASEINTERFACE: return release(plug, client, first);
    case (guint)USBDEVFS_SETINTERFACE: {
        struct usbdevfs_setinterface *asked = (void *)data->data;
        if (asked->interface >= INTERFACES || plug->owner[asked->interface] != client)
            return EINVAL;
        plug->setting[asked->interface] = (guint8)asked->altsetting;
        note(plug->device, "setting:%u:%u", asked->interface, asked->altsetting);
        return 0;
    }
    case (guint)USBDEVFS_CLEAR_HALT: return clear_halt(plug, (guint8)first);
    case (guint)USBDEVFS_RESETEP: return 0;
    case (guint)USBDEVFS_SUBMITURB: return submit(plug, client, data);
    default: return ENOTTY;
    }
}

gboolean on_request(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer context)
{
    (void)base;
    Plug *plug = context;
    gulong request = umockdev_ioctl_client_get_request(client);
    UMockdevIoctlData *argument = umockdev_ioctl_client_get_arg(client), *data = NULL;
    g_rec_mutex_lock(&turn);
    if (_IOC_SIZE(request) > 0)
        data = umockdev_ioctl_data_resolve(argument, 0, _IOC_SIZE(request), NULL);
    gboolean reaps = (guint)request == (guint)USBDEVFS_REAPURB || (guint)request == (guint)USBDEVFS_REAPURBNDELAY;
    int fault = reaps ? reap(plug, client, data)
        : plug->gone ? ENODEV
        : (guint)request == (guint)USBDEVFS_DISCARDURB ? discard(plug, *(gulong *)argument->data)
        : do_request(plug, client, request, data);
    umockdev_ioctl_client_complete(client, fault == 0 ? 0 : -1, fault);
    if ((guint)request == (guint)USBDEVFS_SUBMITURB && fault == 0)
        pump(plug);
    g_rec_mutex_unlock(&turn);
    return TRUE;
}

void on_closed(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer context)
{
    (void)base;
    Plug *plug = context;
    g_rec_mutex_lock(&turn);
    for (guint i = 0; i < INTERFACES; i++) {
        if (plug->owner[i] == client) {
            plug->owner[i] = NULL;
            plug->setting[i] = 0;
            note(plug->device, "closed:%u", i);
        }
    }
    for (GList *list = plug->pending.head, *next; list != NULL; list = next) {
        Urb *urb = list->data;
        next = list->next;
        if (urb->client == client) {
            g_queue_delete_link(&plug->pending, list);
            g_object_unref(urb->urb);
            g_free(urb);
        }
    }
    for (GList *list = plug->done.head, *next; list != NULL; list = next) {
        Urb *urb = list->data;
        next = list->next;
        if (urb->client == client) {
            g_queue_delete_link(&plug->done, list);
            g_object_unref(urb->urb);
            g_free(urb);
        }
    }
    show(plug);
    g_rec_mutex_unlock(&turn);
}
