#!/bin/bash
# Inside the machine: a printer and a HID POS scanner as gadgets, plugged in through dummy_hcd; then the command.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
export DOTNET_EnableDiagnostics=0 DOTNET_TieredPGO=0 DOTNET_NOLOGO=1

# With the till's own rule, as a person would install it.
cp "$1" /etc/udev/rules.d/ && shift
/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add && udevadm settle
modprobe dummy_hcd num=2
for module in libcomposite usb_f_printer usb_f_hid usblp usbhid hid-generic; do modprobe $module; done
mount -t configfs none /sys/kernel/config

# NAME VENDOR PRODUCT FUNCTION
gadget() {
    mkdir -p "/sys/kernel/config/usb_gadget/$1" && cd "/sys/kernel/config/usb_gadget/$1" || exit 1
    echo "$2" > idVendor
    echo "$3" > idProduct
    mkdir -p strings/0x409 configs/c.1 "functions/$4"
    echo "$1" > strings/0x409/product
    echo "SN-$1" > strings/0x409/serialnumber
    ln -s "functions/$4" configs/c.1/
}
gadget printer 0x04b8 0x0202 printer.0
echo dummy_udc.0 > UDC
gadget scanner 0x0c2e 0x0b61 hid.0
rm configs/c.1/hid.0
echo 64 > functions/hid.0/report_length
printf '\x05\x8c\x09\x02\xa1\x01\x85\x02\x09\x12\xa1\x02\x15\x00\x26\xff\x00\x75\x08\x95\x3f\x09\xfe\x82\x02\x01\xc0\xc0' \
    > functions/hid.0/report_desc
ln -s functions/hid.0 configs/c.1/
echo dummy_udc.1 > UDC
cd /tmp || exit 1
udevadm settle
echo "guest: up for $(cut -d' ' -f1 /proc/uptime) s"
"$@"
echo "guest: ended with $?"
dmesg | grep -E 'usblp|hidraw' | tail -8
sync
echo o > /proc/sysrq-trigger
sleep 10
