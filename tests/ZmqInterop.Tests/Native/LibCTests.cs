using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

public sealed class LibCTests
{
    [Fact]
    public async Task Declarations_ComparedByTheCompiler_AreEqual()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("eventfd is a call of Linux.");
            return;
        }

        Assert.SkipWhen(CCompiler.Native is null, "No C compiler: install cc.");
        string source = $"""
            #define _GNU_SOURCE
            #include <stddef.h>
            #include <poll.h>
            #include <sys/eventfd.h>
            #include <unistd.h>
            _Static_assert (EFD_NONBLOCK == {LibC.EFD_NONBLOCK}, "EFD_NONBLOCK");
            _Static_assert (EFD_CLOEXEC == {LibC.EFD_CLOEXEC}, "EFD_CLOEXEC");
            _Static_assert (POLLIN == {LibC.POLLIN}, "POLLIN");
            _Static_assert (POLLPRI == {LibC.POLLPRI}, "POLLPRI");
            _Static_assert (POLLOUT == {LibC.POLLOUT}, "POLLOUT");
            _Static_assert (POLLERR == {LibC.POLLERR}, "POLLERR");
            _Static_assert (POLLHUP == {LibC.POLLHUP}, "POLLHUP");
            _Static_assert (POLLNVAL == {LibC.POLLNVAL}, "POLLNVAL");
            _Static_assert (sizeof (nfds_t) == sizeof (size_t) && sizeof (ssize_t) == sizeof (size_t), "sizes");
            int (*eventfd_) (unsigned int, int) = eventfd;
            int (*poll_) (struct pollfd *, nfds_t, int) = poll;
            ssize_t (*read_) (int, void *, size_t) = read;
            ssize_t (*write_) (int, const void *, size_t) = write;
            int (*close_) (int) = close;
            {string.Join('\n', HeaderStructsTests.Layout<pollfd>("struct pollfd"))}

            """;
        await CCompiler.Native.AssertAcceptsAsync(source);
    }

    [Fact]
    public unsafe void EventFd_WrittenTo_BecomesReadable()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("eventfd is a call of Linux.");
            return;
        }

        int fd = LibC.eventfd(0, LibC.EFD_NONBLOCK | LibC.EFD_CLOEXEC);
        Assert.True(fd >= 0);
        pollfd item = new() { fd = fd, events = LibC.POLLIN };
        Assert.Equal(0, LibC.poll(&item, 1, 0));

        ulong value = 3;
        Assert.Equal(sizeof(ulong), LibC.write(fd, &value, sizeof(ulong)));
        Assert.Equal(1, LibC.poll(&item, 1, 0));
        Assert.Equal(LibC.POLLIN, item.revents);

        value = 0;
        Assert.Equal(sizeof(ulong), LibC.read(fd, &value, sizeof(ulong)));
        Assert.Equal(3UL, value);
        Assert.Equal(-1, LibC.read(fd, &value, sizeof(ulong)));
    }
}
