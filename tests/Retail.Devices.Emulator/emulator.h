/* USB devices that are not there: what is known of each, and what moves its bytes. */
#ifndef EMULATOR_H
#define EMULATOR_H

#include "printer.h"
#include <gio/gio.h>
#include <linux/usbdevice_fs.h>
#include <umockdev.h>

enum { INTERFACES = 8, ENDPOINTS = 32, TICK_MS = 5, UNLIMITED = -1 };

typedef struct {
    UMockdevIoctlData *urb, *data;
    UMockdevIoctlClient *client;
    guint moved;
} Urb;

/* A device that is or was plugged in; an unplugged one lives on as long as somebody may hold it. */
typedef struct {
    struct Device *device;
    char *path, *node;
    UMockdevIoctlBase *handler;
    GQueue pending, done;
    UMockdevIoctlClient *owner[INTERFACES];
    char *driver[INTERFACES], *detached[INTERFACES];
    guint8 setting[INTERFACES];
    gboolean halted[ENDPOINTS];
    int signal;         /* the node is a pipe that has room when there is something to reap, as poll expects */
    gboolean signalled, gone;
} Plug;

typedef struct Device {
    char *name;
    Printer *printer;
    gboolean is_printer;
    GByteArray *config;
    char *text[3];
    GByteArray *report[INTERFACES], *feature[256];
    GQueue packets[ENDPOINTS];
    GString *log;
    Plug *plug;
    /* How many bytes more it takes until something happens; UNLIMITED is never. */
    gint64 take, stall, unplug, shortest, lost, pace_us, stall_in;
    gint64 next_packet;
    guint timer;
    gboolean ticks, broken, deaf;
} Device;

extern UMockdevTestbed *testbed;

/* umockdev asks from a thread of its own, while commands and timers come on the main one: each holds this. */
extern GRecMutex turn;

/* device.c: what the device does with bytes. */
int index_of(guint8 endpoint);
void note(Device *device, const char *format, ...) G_GNUC_PRINTF(2, 3);
void append_hex(GString *text, const guint8 *bytes, gsize count);
GByteArray *from_hex(const char *text);
void show(Plug *plug);
void finish(Plug *plug, Urb *urb, int status);
void pull(Device *device, gboolean with_power);
void pump(Plug *plug);
gboolean carry_out_in_time(gpointer device);

/* usbfs.c: what the host asks of the kernel. */
gboolean on_request(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer plug);
void on_closed(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer plug);

#endif
