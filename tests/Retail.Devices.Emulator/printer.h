/* A receipt printer that understands ESC/POS, seen from inside: what it takes, prints and answers. */
#ifndef PRINTER_H
#define PRINTER_H

#include <glib.h>

typedef struct {
    GByteArray *paper;     /* all that was carried out, in order: it is on paper whatever becomes of the cable */
    GByteArray *buffer;    /* taken and not carried out yet */
    GByteArray *answers;   /* waiting to be fetched */
    gsize capacity;        /* of the buffer, in bytes */
    guint rate;            /* bytes carried out per second; 0 is at once */
    gboolean paper_end, paper_near, cover_open, drawer_open;
    gboolean mute;         /* answers nothing, as many cheap ones do */
    gboolean without_process_id;
    guint8 status_back;    /* what GS a asked to be told of */
    guint8 real_time[2];   /* the last two bytes that were taken: a real-time command may cross any border */
    gsize inside;          /* bytes to come of a command that is longer than the buffer */
    guint kicks;           /* pulses for the drawer */
} Printer;

Printer *printer_new(void);

/* How many bytes it takes now. */
gsize printer_room(const Printer *printer);

/* Takes bytes, of which there is room, and answers at once what is asked in real time. */
void printer_take(Printer *printer, const guint8 *bytes, gsize count);

/* Carries out at most so many bytes of the buffer, whole commands only. */
void printer_work(Printer *printer, gsize most);

/* Paper, cover or drawer is another now: tells so if that was asked for. */
void printer_changed(Printer *printer);

/* Forgets what a printer without power forgets. */
void printer_power_off(Printer *printer);

#endif
