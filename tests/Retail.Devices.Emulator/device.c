/* What a device does with bytes, and when it does not. */
#include "emulator.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

int index_of(guint8 endpoint)
{
    return (endpoint & 0x0F) | (endpoint & 0x80 ? 0x10 : 0);
}

void note(Device *device, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (device->log->len > 0)
        g_string_append_c(device->log, ' ');
    g_string_append_vprintf(device->log, format, arguments);
    va_end(arguments);
}

void append_hex(GString *text, const guint8 *bytes, gsize count)
{
    for (gsize i = 0; i < count; i++)
        g_string_append_printf(text, "%02X", bytes[i]);
}

GByteArray *from_hex(const char *text)
{
    GByteArray *bytes = g_byte_array_new();
    for (; g_ascii_isxdigit(text[0]) && g_ascii_isxdigit(text[1]); text += 2) {
        guint8 one = g_ascii_xdigit_value(text[0]) << 4 | g_ascii_xdigit_value(text[1]);
        g_byte_array_append(bytes, &one, 1);
    }
    return bytes;
}

/* ---- what is done and waits to be fetched ---- */

void show(Plug *plug)
{
    guint8 token = 0;
    gboolean wanted = !g_queue_is_empty(&plug->done);
    if (wanted != plug->signalled && plug->signal >= 0) {
        gssize moved = wanted ? read(plug->signal, &token, 1) : write(plug->signal, &token, 1);
        g_assert(moved == 1);
        plug->signalled = wanted;
    }
}

void finish(Plug *plug, Urb *urb, int status)
{
    struct usbdevfs_urb *raw = (void *)urb->urb->data;
    raw->actual_length = urb->moved;
    raw->status = status;
    g_queue_remove(&plug->pending, urb);
    g_queue_push_tail(&plug->done, urb);
    show(plug);
}

/* ---- plugging ---- */

void pull(Device *device, gboolean with_power)
{
    Plug *plug = device->plug;
    if (plug == NULL)
        return;
    device->plug = NULL;
    plug->gone = TRUE;
    while (!g_queue_is_empty(&plug->pending)) {
        Urb *urb = g_queue_peek_head(&plug->pending);
        struct usbdevfs_urb *raw = (void *)urb->urb->data;
        if (!(raw->endpoint & 0x80))
            urb->moved -= MIN(urb->moved, device->lost > 0 ? (guint)device->lost : 0);
        finish(plug, urb, -ESHUTDOWN);
    }
    note(device, "unplugged");
    umockdev_testbed_uevent(testbed, plug->path, "remove");
    umockdev_testbed_remove_device(testbed, plug->path);
    for (int i = 0; i < ENDPOINTS; i++)
        g_queue_clear_full(&device->packets[i], (GDestroyNotify)g_byte_array_unref);
    if (with_power)
        printer_power_off(device->printer);
}

/* ---- moving bytes ---- */

static gint64 least(gint64 one, gint64 other)
{
    return other == UNLIMITED ? one : MIN(one, other);
}

static void spend(gint64 *limit, gint64 count)
{
    if (*limit != UNLIMITED)
        *limit -= MIN(*limit, count);
}

/* Returns whether the device answered; else it would have refused the packet for now (NAK). */
static gboolean move_out(Plug *plug, Urb *urb)
{
    Device *device = plug->device;
    struct usbdevfs_urb *raw = (void *)urb->urb->data;
    gint64 length = device->broken ? 0 : raw->buffer_length;
    gint64 room = device->is_printer ? (gint64)printer_room(device->printer) : G_MAXINT64;
    gint64 now = least(least(least(MIN(length - urb->moved, room), device->take), device->stall), device->unplug);
    if (device->shortest > 0)
        now = MIN(now, device->shortest - urb->moved);
    if (now > 0) {
        const guint8 *bytes = urb->data->data + urb->moved;
        if (device->is_printer)
            printer_take(device->printer, bytes, now);
        else
            g_byte_array_append(device->printer->paper, bytes, now);
        urb->moved += now;
        spend(&device->take, now);
        spend(&device->stall, now);
        spend(&device->unplug, now);
    }
    if (device->unplug == 0) {
        device->unplug = UNLIMITED;
        pull(device, FALSE);
        return TRUE;
    }
    if ((urb->moved == length && !device->broken) || (device->shortest > 0 && urb->moved >= device->shortest)) {
        finish(plug, urb, 0);
        return TRUE;
    }
    if (device->stall == 0 || device->broken) {
        device->stall = UNLIMITED;
        plug->halted[index_of(raw->endpoint)] = TRUE;
        finish(plug, urb, -EPIPE);
        return TRUE;
    }
    return now > 0;
}

static gboolean again(gpointer data)
{
    Device *device = data;
    g_rec_mutex_lock(&turn);
    device->timer = 0;
    if (device->plug != NULL)
        pump(device->plug);
    g_rec_mutex_unlock(&turn);
    return G_SOURCE_REMOVE;
}

static void pump_later(Device *device, guint ms)
{
    if (device->timer == 0)
        device->timer = g_timeout_add(ms, again, device);
}

static gboolean move_in(Plug *plug, Urb *urb)
{
    Device *device = plug->device;
    struct usbdevfs_urb *raw = (void *)urb->urb->data;
    int endpoint = index_of(raw->endpoint);
    GQueue *packets = &device->packets[endpoint];
    GByteArray *answers = device->printer->answers;
    if (device->stall_in == 0) {
        device->stall_in = UNLIMITED;
        plug->halted[endpoint] = TRUE;
        finish(plug, urb, -EPIPE);
        return TRUE;
    }
    if (!g_queue_is_empty(packets)) {
        gint64 now = g_get_monotonic_time();
        if (now < device->next_packet) {
            pump_later(device, (guint)((device->next_packet - now + 999) / 1000));
            return FALSE;
        }
        device->next_packet = MAX(device->next_packet, now - 1000000) + device->pace_us;
        GByteArray *packet = g_queue_pop_head(packets);
        gboolean fits = packet->len <= (guint)raw->buffer_length;
        urb->moved = MIN(packet->len, (guint)raw->buffer_length);
        memcpy(urb->data->data, packet->data, urb->moved);
        g_byte_array_unref(packet);
        finish(plug, urb, fits ? 0 : -EOVERFLOW);
        return TRUE;
    }
    if (device->is_printer && answers->len > 0) {
        urb->moved = MIN(answers->len, (guint)raw->buffer_length);
        memcpy(urb->data->data, answers->data, urb->moved);
        g_byte_array_remove_range(answers, 0, urb->moved);
        finish(plug, urb, 0);
        return TRUE;
    }
    return FALSE;
}

gboolean carry_out_in_time(gpointer data)
{
    Device *device = data;
    g_rec_mutex_lock(&turn);
    if (device->is_printer && device->printer->rate > 0 && device->printer->buffer->len > 0) {
        printer_work(device->printer, MAX(1, device->printer->rate * TICK_MS / 1000));
        if (device->plug != NULL)
            pump(device->plug);
    }
    g_rec_mutex_unlock(&turn);
    return G_SOURCE_CONTINUE;
}

void pump(Plug *plug)
{
    gboolean blocked[ENDPOINTS] = { FALSE };
    gboolean moved = TRUE;
    while (moved && !plug->gone) {
        moved = FALSE;
        for (GList *link = plug->pending.head; link != NULL && !moved && !plug->gone; link = link->next) {
            Urb *urb = link->data;
            struct usbdevfs_urb *raw = (void *)urb->urb->data;
            int endpoint = index_of(raw->endpoint);
            if (blocked[endpoint] || raw->type == USBDEVFS_URB_TYPE_CONTROL)
                continue;
            if (plug->halted[endpoint]) {
                finish(plug, urb, -EPIPE);
                moved = TRUE;
            } else
                moved = raw->endpoint & 0x80 ? move_in(plug, urb) : move_out(plug, urb);
            if (!plug->gone && plug->device->is_printer && plug->device->printer->rate == 0)
                printer_work(plug->device->printer, G_MAXSIZE);
            blocked[endpoint] = !moved;
        }
        if (moved)
            memset(blocked, 0, sizeof blocked);
    }
}
