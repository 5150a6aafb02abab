#!/bin/bash
# The USB tests that need a real kernel: boots Debian's in QEMU over this machine's own files (read-only, what is written
# is lost), where guest.sh makes USB gadgets behind dummy_hcd and runs the scenario. As root:
#   run.sh WORK-FOLDER COMMAND...
# Ends with 0 when the command did. Needs qemu-system-x86, busybox-static, cpio, kmod, udev and a kernel that apt-get
# downloads.
set -euo pipefail
work=$(mkdir -p "$1" && cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
rules=$(cd "$here/../../../pos-terminal/Retail.Devices/Usb" && pwd)/70-retail-till.rules
shift
cd "$work"

kernel=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-/ { print $2; exit }')
version=${kernel#linux-image-}
if [ ! -f "k/boot/vmlinuz-$version" ]; then
    rm -rf k
    apt-get download -qq -o APT::Sandbox::User=root "$kernel"
    dpkg-deb -x "$kernel"_*.deb k
    rm "$kernel"_*.deb
    depmod -b k "$version"
fi

# The first program has just enough to mount the host's files.
rm -rf first
mkdir -p first/{bin,proc,sys,dev,modules,new,ro,rw}
cp /bin/busybox first/bin/
for module in virtio_pci 9pnet_virtio 9p overlay; do
    modprobe -S "$version" -d "$work/k" --show-depends "$module"
done | awk '/^insmod/ && !seen[$2]++ { print $2 }' > modules
number=100
while read -r file; do
    number=$((number + 1))
    cp "$file" "first/modules/$number-$(basename "$file")"
done < modules
{
    cat <<'END'
#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc; $b mount -t sysfs sys /sys; $b mount -t devtmpfs dev /dev
for module in /modules/*.ko; do $b insmod $module; done
$b mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=524288,cache=loose host /ro || $b poweroff -f
$b mount -t tmpfs tmpfs /rw; $b mkdir /rw/upper /rw/work
$b mount -t overlay -o lowerdir=/ro,upperdir=/rw/upper,workdir=/rw/work overlay /new || $b poweroff -f
$b mount --move /proc /new/proc; $b mount --move /sys /new/sys; $b mount --move /dev /new/dev
$b mount -t tmpfs tmpfs /new/run; $b mount -t tmpfs tmpfs /new/tmp
$b mkdir -p /new/lib/modules
END
    echo "\$b ln -s '$work/k/lib/modules/$version' /new/lib/modules/"
    printf 'exec $b switch_root /new /bin/bash %q %q' "$here/guest.sh" "$rules"
    printf ' %q' "$@"
    echo
} > first/init
chmod +x first/init
(cd first && find . | cpio -o -H newc --quiet | gzip -1) > first.gz

# Without KVM, which may hang early in boot inside another machine.
timeout "${SECONDS_TO_RUN:-900}" qemu-system-x86_64 -M q35 -accel tcg,thread=multi -cpu max -m 2048 -smp 2 \
    -nographic -no-reboot -kernel "k/boot/vmlinuz-$version" -initrd first.gz \
    -append "console=ttyS0 quiet panic=1 oops=panic mitigations=off" -nic none \
    -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap < /dev/null | tee said
grep -q "^guest: ended with 0" said
