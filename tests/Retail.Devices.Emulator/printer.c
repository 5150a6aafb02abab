/* What the commands look like: Epson's public ESC/POS command reference. */
#include "printer.h"
#include <string.h>

enum { DLE = 0x10, EOT = 0x04, ESC = 0x1B, FS = 0x1C, GS = 0x1D };

Printer *printer_new(void)
{
    Printer *printer = g_new0(Printer, 1);
    printer->paper = g_byte_array_new();
    printer->buffer = g_byte_array_new();
    printer->answers = g_byte_array_new();
    printer->capacity = 4096;
    return printer;
}

gsize printer_room(const Printer *printer)
{
    return printer->capacity - MIN(printer->capacity, printer->buffer->len);
}

static void answer(Printer *printer, const guint8 *bytes, guint count)
{
    if (!printer->mute)
        g_byte_array_append(printer->answers, bytes, count);
}

static gboolean is_offline(const Printer *printer)
{
    return printer->paper_end || printer->cover_open;
}

static guint8 status_of(const Printer *printer, guint8 which)
{
    switch (which) {
    case 1: return 0x12 | (printer->drawer_open ? 0x04 : 0) | (is_offline(printer) ? 0x08 : 0);
    case 2: return 0x12 | (printer->cover_open ? 0x04 : 0) | (printer->paper_end ? 0x20 : 0);
    case 3: return 0x12;
    default: return 0x12 | (printer->paper_near ? 0x0C : 0) | (printer->paper_end ? 0x6C : 0);
    }
}

void printer_changed(Printer *printer)
{
    if (printer->status_back != 0) {
        guint8 told[4] = {
            0x10 | (printer->drawer_open ? 0x04 : 0) | (is_offline(printer) ? 0x08 : 0) |
                (printer->cover_open ? 0x20 : 0),
            0x00,
            (printer->paper_near ? 0x03 : 0) | (printer->paper_end ? 0x0F : 0),
            0x00,
        };
        answer(printer, told, sizeof told);
    }
}

void printer_take(Printer *printer, const guint8 *bytes, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        if (printer->real_time[0] == DLE && printer->real_time[1] == EOT && bytes[i] >= 1 && bytes[i] <= 4) {
            guint8 status = status_of(printer, bytes[i]);
            answer(printer, &status, 1);
        }
        printer->real_time[0] = printer->real_time[1];
        printer->real_time[1] = bytes[i];
    }
    g_byte_array_append(printer->buffer, bytes, count);
}

static gsize little(const guint8 *bytes, int count)
{
    gsize value = 0;
    for (int i = 0; i < count; i++)
        value |= (gsize)bytes[i] << (8 * i);
    return value;
}

static gsize until_zero(const guint8 *bytes, gsize have, gsize from)
{
    const guint8 *end = have > from ? memchr(bytes + from, 0, have - from) : NULL;
    return end == NULL ? 0 : (gsize)(end - bytes) + 1;
}

static gsize escape_length(const guint8 *bytes, gsize have)
{
    switch (bytes[1]) {
    case '@': case '<': case '2': case 'L': case 'S': case 0x0C: case 'i': case 'm': return 2;
    case '*': return have < 5 ? 0 : 5 + little(bytes + 3, 2) * (bytes[2] >= 32 ? 3 : 1);
    case 'p': return 5;
    case '\\': case '$': case 'c': return 4;
    case 'W': return 10;
    case 'D': return until_zero(bytes, have, 2);
    default: return 3;
    }
}

static gsize group_length(const guint8 *bytes, gsize have)
{
    switch (bytes[1]) {
    case ':': case 0x0C: return 2;
    case '(': return have < 5 ? 0 : 5 + little(bytes + 3, 2);
    case '8': return have < 7 ? 0 : 7 + little(bytes + 3, 4);
    case 'v': return have < 8 ? 0 : 8 + little(bytes + 4, 2) * little(bytes + 6, 2);
    case '*': return have < 4 ? 0 : 4 + (gsize)bytes[2] * bytes[3] * 8;
    case 'k': return have < 4 ? 0 : bytes[2] < 65 ? until_zero(bytes, have, 3) : 4 + (gsize)bytes[3];
    case 'V': return have < 3 ? 0 : bytes[2] == 65 || bytes[2] == 66 ? 4 : 3;
    case 'L': case 'W': case 'P': case '$': case '\\': return 4;
    case '^': return 5;
    default: return 3;
    }
}

/* The bytes of the command at the start; 0 when more are needed to know. */
static gsize command_length(const guint8 *bytes, gsize have)
{
    switch (bytes[0]) {
    case DLE: return have < 2 ? 0 : bytes[1] == EOT || bytes[1] == 0x05 ? 3 : bytes[1] == 0x14 ? 5 : 1;
    case ESC: return have < 2 ? 0 : escape_length(bytes, have);
    case GS: return have < 2 ? 0 : group_length(bytes, have);
    case FS: return have < 2 ? 0 : bytes[1] == '(' ? have < 5 ? 0 : 5 + little(bytes + 3, 2)
        : bytes[1] == '.' || bytes[1] == '&' ? 2 : bytes[1] == 'p' || bytes[1] == 'S' ? 4 : 3;
    default: return 1;
    }
}

static void identify(Printer *printer, guint8 what)
{
    static const char *const names[] = { "_EMULATOR-1.0", "_EPSON", "_TM-T20III", "_J0001" };
    if (what >= 65 && what <= 68)
        answer(printer, (const guint8 *)names[what - 65], strlen(names[what - 65]) + 1);
    else {
        guint8 number = what == 1 || what == 49 ? 0x20 : 0x02;
        answer(printer, &number, 1);
    }
}

static void carry_out(Printer *printer, const guint8 *bytes, gsize length)
{
    if (bytes[0] == ESC && bytes[1] == 'p')
        printer->kicks++;
    else if (bytes[0] == GS && bytes[1] == 'r') {
        guint8 status = bytes[2] == 2 || bytes[2] == 50 ? printer->drawer_open
            : (printer->paper_near ? 0x03 : 0) | (printer->paper_end ? 0x0C : 0);
        answer(printer, &status, 1);
    } else if (bytes[0] == GS && bytes[1] == 'a') {
        printer->status_back = bytes[2];
        printer_changed(printer);
    } else if (bytes[0] == GS && bytes[1] == 'I')
        identify(printer, bytes[2]);
    else if (bytes[0] == GS && bytes[1] == '(' && bytes[2] == 'H' && length == 11 && bytes[5] == 0x30 &&
             !printer->without_process_id) {
        guint8 done[7] = { 0x37, 0x22, bytes[7], bytes[8], bytes[9], bytes[10], 0 };
        answer(printer, done, sizeof done);
    }
}

void printer_work(Printer *printer, gsize most)
{
    gsize done = 0;
    while (done < printer->buffer->len && done < most && !is_offline(printer)) {
        const guint8 *bytes = printer->buffer->data + done;
        gsize have = printer->buffer->len - done;
        gsize length = printer->inside > 0 ? MIN(printer->inside, have) : command_length(bytes, have);
        if (printer->inside > 0)
            printer->inside -= length;
        else if (length > printer->capacity) {
            /* A picture that the buffer cannot hold is printed as it comes. */
            printer->inside = length;
            continue;
        } else if (length == 0 || length > have)
            break;
        else
            carry_out(printer, bytes, length);
        g_byte_array_append(printer->paper, bytes, length);
        done += length;
    }
    if (done > 0)
        g_byte_array_remove_range(printer->buffer, 0, done);
}

void printer_power_off(Printer *printer)
{
    g_byte_array_set_size(printer->buffer, 0);
    g_byte_array_set_size(printer->answers, 0);
    memset(printer->real_time, 0, sizeof printer->real_time);
    printer->status_back = 0;
    printer->inside = 0;
}
