#!/bin/bash
# Inside the machine: the ports behind which the kernel plays USB devices; then the command.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
export DOTNET_EnableDiagnostics=0 DOTNET_TieredPGO=0 DOTNET_NOLOGO=1

# With the till's own rule, as a person would install it.
cp "$1" /etc/udev/rules.d/ && shift
/lib/systemd/systemd-udevd --daemon
udevadm settle
modprobe dummy_hcd num=4
for module in libcomposite usb_f_fs usb_f_printer usb_f_hid usblp usbhid hid-generic evdev; do modprobe $module; done
mount -t configfs none /sys/kernel/config
cd /tmp || exit 1
udevadm settle
echo "guest: up for $(cut -d' ' -f1 /proc/uptime) s"
"$@"
echo "guest: ended with $?"
dmesg | grep -E 'usblp|hidraw' | tail -8
sync
echo o > /proc/sysrq-trigger
sleep 10
