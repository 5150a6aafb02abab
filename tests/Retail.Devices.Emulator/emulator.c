/*
 * USB devices without hardware: whoever runs under umockdev's preloaded library and with the UMOCKDEV_DIR that this
 * program prints sees them through libusb, udev and usbfs as if they were plugged in. Tests say over a socket what is
 * plugged in and what goes wrong: a line per command, a line per answer ("ok ..." or "no ...").
 *
 *   emulator SOCKET        ends when its standard input does
 *
 *   plug NAME port=1-1 device=HEX config=HEX [kind=printer|sink|other] [maker=HEX] [name=HEX] [serial=HEX]
 *        [driver=IF:NAME]... [report=IF:HEX] [denied=1]
 *   unplug NAME | off NAME          the cable is pulled out | and the power is lost with all that it had not printed
 *   set NAME KEY=VALUE...           see settings[] and set_one()
 *   feed NAME ENDPOINT HEX          the device has this packet to send
 *   paper NAME | log NAME           what is on the paper, as hex | what the host did, in words
 *   waiting NAME                    packets that nobody fetched | bytes that are not printed | pulses of the drawer
 *
 * A printer keeps its paper under its name, whatever happens to cable and power.
 */
#define _GNU_SOURCE
#include "emulator.h"
#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

UMockdevTestbed *testbed;
GRecMutex turn;
static GHashTable *devices;
static int last_number[10];

static const char HUB_DEVICE[] = "12010002090001406B1D0200000603020101";
static const char HUB_CONFIG[] = "090219000101" "00E000" "0904000001090000000705810304000C";

/* "1-1.2" is plugged into "1-1", that into "usb1". */
static char *parent_of(const char *port)
{
    const char *dot = strrchr(port, '.');
    return dot != NULL ? g_strndup(port, dot - port) : g_strdup_printf("usb%c", port[0]);
}

static char *path_of(const char *port)
{
    if (g_str_has_prefix(port, "usb"))
        return g_strdup_printf("/devices/pci0000:00/0000:00:14.%c/%s", port[3], port);
    char *parent = parent_of(port), *above = path_of(parent), *path = g_strdup_printf("%s/%s", above, port);
    g_free(parent);
    g_free(above);
    return path;
}

static int bus_of(const char *port)
{
    return (g_str_has_prefix(port, "usb") ? port[3] : port[0]) - '0';
}

static void describe_text(GString *text, const char *name, const char *value)
{
    char *escaped = g_strescape(value, NULL);
    g_string_append_printf(text, "A: %s=%s\\n\n", name, escaped);
    g_free(escaped);
}

/* ":070102:030000:" as udev has it, of a configuration. */
static void describe_interfaces(GString *text, const GByteArray *config)
{
    g_string_append(text, "E: ID_USB_INTERFACES=:");
    for (guint at = 0; at + 9 <= config->len && config->data[at] >= 2; at += config->data[at])
        if (config->data[at + 1] == 4)
            g_string_append_printf(
                text, "%02x%02x%02x:", config->data[at + 5], config->data[at + 6], config->data[at + 7]);
    g_string_append_c(text, '\n');
}

/* Puts a device into the testbed and gives its node, such as /dev/bus/usb/001/002. */
static char *describe(const char *port, const GByteArray *device, const GByteArray *config, char *const texts[3])
{
    static const char *const names[] = { "manufacturer", "product", "serial" };
    int bus = bus_of(port), number = ++last_number[bus];
    char *path = path_of(port), *node = g_strdup_printf("/dev/bus/usb/%03d/%03d", bus, number);
    GString *text = g_string_new(NULL);
    g_string_append_printf(
        text,
        "P: %s\nN: %s\nE: DEVNAME=%s\nE: DEVTYPE=usb_device\nE: SUBSYSTEM=usb\nE: BUSNUM=%03d\nE: DEVNUM=%03d\n"
        "E: MAJOR=189\nE: MINOR=%d\nA: busnum=%d\\n\nA: devnum=%d\\n\nA: speed=12\\n\n",
        path, node + 5, node, bus, number, (bus - 1) * 128 + number - 1, bus, number);
    describe_interfaces(text, config);
    g_string_append_printf(text, "A: bConfigurationValue=%u\\n\n", config->len > 5 ? config->data[5] : 0);
    if (device->len >= 12)
        g_string_append_printf(
            text, "A: idVendor=%02x%02x\\n\nA: idProduct=%02x%02x\\n\n",
            device->data[9], device->data[8], device->data[11], device->data[10]);
    for (int i = 0; i < 3; i++)
        if (texts[i] != NULL)
            describe_text(text, names[i], texts[i]);
    g_string_append(text, "H: descriptors=");
    append_hex(text, device->data, device->len);
    append_hex(text, config->data, config->len);
    g_string_append(text, "\n\n");
    GError *error = NULL;
    if (!umockdev_testbed_add_from_string(testbed, text->str, &error))
        g_error("%s", error->message);
    g_string_free(text, TRUE);
    g_free(path);
    return node;
}

static void ensure_hub(const char *port)
{
    char *path = path_of(port), *root = umockdev_testbed_get_root_dir(testbed);
    char *folder = g_strdup_printf("%s/sys%s", root, path);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        char *parent = g_str_has_prefix(port, "usb") ? NULL : parent_of(port);
        if (parent != NULL)
            ensure_hub(parent);
        GByteArray *device = from_hex(HUB_DEVICE), *config = from_hex(HUB_CONFIG);
        char *none[3] = { NULL, NULL, NULL };
        g_free(describe(port, device, config, none));
        g_byte_array_unref(device);
        g_byte_array_unref(config);
        g_free(parent);
        umockdev_testbed_uevent(testbed, folder + strlen(root), "add");
    }
    g_free(folder);
    g_free(root);
    g_free(path);
}

/* The node becomes a pipe of one place: poll finds it writable when, and only when, something can be reaped. */
static int make_signal(const char *node, gboolean denied)
{
    char *root = umockdev_testbed_get_root_dir(testbed), *file = g_strconcat(root, node, NULL);
    guint8 token = 0;
    unlink(file);
    if (mkfifo(file, 0600) != 0)
        g_error("%s: %s", file, g_strerror(errno));
    int signal = open(file, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (signal < 0 || fcntl(signal, F_SETPIPE_SZ, 4096) < 0 || write(signal, &token, 1) != 1)
        g_error("%s: %s", file, g_strerror(errno));
    if (denied)
        chmod(file, 0);
    g_free(file);
    g_free(root);
    return signal;
}

static Device *new_device(const char *name)
{
    Device *device = g_new0(Device, 1);
    device->name = g_strdup(name);
    device->printer = printer_new();
    device->config = g_byte_array_new();
    device->log = g_string_new(NULL);
    device->take = device->stall = device->unplug = device->stall_in = UNLIMITED;
    for (int i = 0; i < ENDPOINTS; i++)
        g_queue_init(&device->packets[i]);
    g_hash_table_insert(devices, device->name, device);
    return device;
}

static const char *value_of(char **words, const char *key)
{
    for (; *words != NULL; words++)
        if (g_str_has_prefix(*words, key) && (*words)[strlen(key)] == '=')
            return *words + strlen(key) + 1;
    return NULL;
}

static char *text_of(char **words, const char *key)
{
    const char *hex = value_of(words, key);
    if (hex == NULL)
        return NULL;
    GByteArray *bytes = from_hex(hex);
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(bytes, FALSE);
}

static void add_parts(Plug *plug, char **words)
{
    for (; *words != NULL; words++) {
        const char *equals = strchr(*words, '='), *colon = strchr(*words, ':');
        guint number = colon == NULL || equals == NULL ? G_MAXUINT : (guint)g_ascii_strtoull(equals + 1, NULL, 10);
        if (number < INTERFACES && g_str_has_prefix(*words, "driver="))
            plug->driver[number] = g_strdup(colon + 1);
        else if (number < INTERFACES && g_str_has_prefix(*words, "report="))
            plug->device->report[number] = from_hex(colon + 1);
        else if (number < 256 && g_str_has_prefix(*words, "feature="))
            plug->device->feature[number] = from_hex(colon + 1);
    }
}

static const char *plug_in(Device *device, char **words)
{
    static const char *const keys[] = { "maker", "name", "serial" };
    const char *port = value_of(words, "port"), *kind = value_of(words, "kind");
    if (device->plug != NULL || port == NULL || value_of(words, "device") == NULL || value_of(words, "config") == NULL)
        return "it is plugged in, or port, device or config is missing";
    char *parent = parent_of(port), *path = NULL;
    GError *error = NULL;
    ensure_hub(parent);
    g_free(parent);
    device->is_printer = g_strcmp0(kind, "printer") == 0;
    g_byte_array_unref(device->config);
    device->config = from_hex(value_of(words, "config"));
    for (int i = 0; i < 3; i++) {
        g_free(device->text[i]);
        device->text[i] = text_of(words, keys[i]);
    }
    GByteArray *raw = from_hex(value_of(words, "device"));
    Plug *plug = g_new0(Plug, 1);
    plug->device = device;
    plug->path = g_strconcat("/sys", path = path_of(port), NULL);
    plug->node = describe(port, raw, device->config, device->text);
    plug->signal = make_signal(plug->node, g_strcmp0(value_of(words, "denied"), "1") == 0);
    g_queue_init(&plug->pending);
    g_queue_init(&plug->done);
    add_parts(plug, words);
    plug->handler = umockdev_ioctl_base_new();
    g_signal_connect(plug->handler, "handle-ioctl", G_CALLBACK(on_request), plug);
    g_signal_connect(plug->handler, "client-vanished", G_CALLBACK(on_closed), plug);
    if (!umockdev_testbed_attach_ioctl(testbed, plug->node, plug->handler, &error))
        g_error("%s", error->message);
    device->plug = plug;
    note(device, "plugged");
    umockdev_testbed_uevent(testbed, plug->path, "add");
    g_byte_array_unref(raw);
    g_free(path);
    return NULL;
}

static gboolean set_one(Device *device, const char *key, const char *value)
{
    Printer *printer = device->printer;
    gint64 number = g_ascii_strtoll(value, NULL, 10);
    struct { const char *key; gint64 *place; } numbers[] = {
        { "take", &device->take },         /* takes so many bytes more, then none */
        { "stall", &device->stall },       /* takes so many bytes more, then halts the endpoint */
        { "stall-in", &device->stall_in }, /* 0: halts the endpoint that is read next */
        { "unplug", &device->unplug },     /* takes so many bytes more, then its cable is out */
        { "short", &device->shortest },    /* takes at most so many bytes of what is written at once; 0 is all */
        { "lost", &device->lost },         /* so many of the last bytes it took the host will not hear of */
        { "pace", &device->pace_us },      /* microseconds between the packets that it was fed */
    };
    struct { const char *key; gboolean *place; } switches[] = {
        { "paper-end", &printer->paper_end }, { "paper-near", &printer->paper_near },
        { "cover-open", &printer->cover_open }, { "drawer-open", &printer->drawer_open },
        { "broken", &device->broken },     /* halts the endpoint whatever is written */
        { "deaf", &device->deaf },         /* answers no request */
        { "mute", &printer->mute }, { "without-process-id", &printer->without_process_id },
    };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (g_str_equal(key, numbers[i].key)) {
            *numbers[i].place = number;
            return TRUE;
        }
    for (guint i = 0; i < G_N_ELEMENTS(switches); i++)
        if (g_str_equal(key, switches[i].key)) {
            *switches[i].place = number != 0;
            if (i < 4)
                printer_changed(printer);
            return TRUE;
        }
    if (g_str_equal(key, "capacity"))
        printer->capacity = (gsize)number;
    else if (g_str_equal(key, "rate")) {
        printer->rate = (guint)number;
        if (number > 0 && !device->ticks) {
            device->ticks = TRUE;
            g_timeout_add(TICK_MS, carry_out_in_time, device);
        }
    } else
        return FALSE;
    return TRUE;
}

static const char *set(Device *device, char **words)
{
    for (; *words != NULL; words++) {
        char **pair = g_strsplit(*words, "=", 2);
        gboolean known = pair[0] != NULL && pair[1] != NULL && set_one(device, pair[0], pair[1]);
        g_strfreev(pair);
        if (!known)
            return "no such setting";
    }
    if (device->printer->rate == 0)
        printer_work(device->printer, G_MAXSIZE);
    if (device->plug != NULL)
        pump(device->plug);
    return NULL;
}

static const char *feed(Device *device, char **words)
{
    if (device->plug == NULL || words[0] == NULL || words[1] == NULL)
        return "it is not plugged in, or endpoint or bytes are missing";
    int endpoint = index_of((guint8)g_ascii_strtoull(words[0], NULL, 16));
    for (char **packet = words + 1; *packet != NULL; packet++)
        g_queue_push_tail(&device->packets[endpoint], from_hex(*packet));
    pump(device->plug);
    return NULL;
}

static void tell_waiting(const Device *device, GString *answer)
{
    guint packets = 0;
    for (int i = 0; i < ENDPOINTS; i++)
        packets += g_queue_get_length((GQueue *)&device->packets[i]);
    g_string_append_printf(answer, "%u %u %u", packets, device->printer->buffer->len, device->printer->kicks);
}

static void obey(char **words, GString *answer)
{
    const char *fault = NULL, *verb = words[0], *name = verb != NULL ? words[1] : NULL;
    if (name == NULL) {
        g_string_assign(answer, "no name is missing\n");
        return;
    }
    Device *device = g_hash_table_lookup(devices, name);
    device = device != NULL ? device : new_device(name);
    g_string_assign(answer, "ok ");
    if (g_str_equal(verb, "plug"))
        fault = plug_in(device, words + 2);
    else if (g_str_equal(verb, "unplug") || g_str_equal(verb, "off"))
        pull(device, verb[0] == 'o');
    else if (g_str_equal(verb, "set"))
        fault = set(device, words + 2);
    else if (g_str_equal(verb, "feed"))
        fault = feed(device, words + 2);
    else if (g_str_equal(verb, "paper"))
        append_hex(answer, device->printer->paper->data, device->printer->paper->len);
    else if (g_str_equal(verb, "log"))
        g_string_append(answer, device->log->str);
    else if (g_str_equal(verb, "waiting"))
        tell_waiting(device, answer);
    else
        fault = "no such command";
    if (fault != NULL)
        g_string_printf(answer, "no %s", fault);
    g_string_append_c(answer, '\n');
}

static void send_all(int to, const char *text, gsize length)
{
    while (length > 0) {
        gssize sent = send(to, text, length, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return;
        text += MAX(sent, 0);
        length -= (gsize)MAX(sent, 0);
    }
}

static gboolean on_line(gint from, GIOCondition condition, gpointer data)
{
    GString *text = data;
    char some[65536];
    gssize count = read(from, some, sizeof some);
    (void)condition;
    if (count <= 0) {
        close(from);
        g_string_free(text, TRUE);
        return G_SOURCE_REMOVE;
    }
    g_string_append_len(text, some, count);
    for (char *end; (end = memchr(text->str, '\n', text->len)) != NULL;) {
        *end = 0;
        char **words = g_strsplit(text->str, " ", -1);
        GString *answer = g_string_new(NULL);
        g_rec_mutex_lock(&turn);
        obey(words, answer);
        g_rec_mutex_unlock(&turn);
        send_all(from, answer->str, answer->len);
        g_string_free(answer, TRUE);
        g_strfreev(words);
        g_string_erase(text, 0, end + 1 - text->str);
    }
    return G_SOURCE_CONTINUE;
}

static gboolean on_connect(gint listener, GIOCondition condition, gpointer data)
{
    int one = accept(listener, NULL, NULL);
    (void)condition;
    (void)data;
    if (one >= 0)
        g_unix_fd_add(one, G_IO_IN | G_IO_HUP, on_line, g_string_new(NULL));
    return G_SOURCE_CONTINUE;
}

static gboolean on_end(gint from, GIOCondition condition, gpointer loop)
{
    char some[256];
    (void)condition;
    if (read(from, some, sizeof some) <= 0)
        g_main_loop_quit(loop);
    return G_SOURCE_CONTINUE;
}

static int listen_at(const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (strlen(path) >= sizeof address.sun_path)
        g_error("%s is too long for a socket", path);
    strcpy(address.sun_path, path);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 8) != 0)
        g_error("%s: %s", path, g_strerror(errno));
    return listener;
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: %s SOCKET\n", arguments[0]);
        return 2;
    }
    GMainLoop *loop = g_main_loop_new(NULL, FALSE);
    devices = g_hash_table_new(g_str_hash, g_str_equal);
    testbed = umockdev_testbed_new();
    ensure_hub("usb1");
    ensure_hub("usb2");
    g_unix_fd_add(listen_at(arguments[1]), G_IO_IN, on_connect, NULL);
    g_unix_fd_add(STDIN_FILENO, G_IO_IN | G_IO_HUP, on_end, loop);
    char *root = umockdev_testbed_get_root_dir(testbed);
    printf("%s\n", root);
    fflush(stdout);
    g_free(root);
    g_main_loop_run(loop);
    g_object_unref(testbed);
    return 0;
}
