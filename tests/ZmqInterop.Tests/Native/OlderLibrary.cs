using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.Tests.Native;

/// <summary>
/// The bundled libzmq under the version of an older one and with its functions alone. What older ones do otherwise, beyond what they have, it does not show.
/// </summary>
internal static class OlderLibrary
{
    // zmq.h of 4.2.0 without its drafts, as far as ZmqInterop calls it.
    private const string Functions420 = """
        zmq_bind zmq_close zmq_connect zmq_ctx_get zmq_ctx_new zmq_ctx_set zmq_ctx_shutdown zmq_ctx_term zmq_curve_keypair zmq_curve_public zmq_disconnect
        zmq_errno zmq_getsockopt zmq_has zmq_msg_close zmq_msg_copy zmq_msg_data zmq_msg_get zmq_msg_gets zmq_msg_init zmq_msg_init_data zmq_msg_init_size
        zmq_msg_more zmq_msg_move zmq_msg_recv zmq_msg_send zmq_msg_set zmq_msg_size zmq_poll zmq_proxy zmq_proxy_steerable zmq_recv zmq_send zmq_send_const
        zmq_setsockopt zmq_socket zmq_socket_monitor zmq_strerror zmq_unbind zmq_version zmq_z85_decode zmq_z85_encode
        """;

    // What 4.3.1 adds, with its drafts.
    private const string Functions431 = Functions420 + " " + """
        zmq_join zmq_leave zmq_msg_group zmq_msg_routing_id zmq_msg_set_group zmq_msg_set_routing_id zmq_poller_add zmq_poller_add_fd zmq_poller_destroy
        zmq_poller_modify zmq_poller_modify_fd zmq_poller_new zmq_poller_remove zmq_poller_remove_fd zmq_poller_wait zmq_poller_wait_all
        zmq_socket_get_peer_state zmq_timers_add zmq_timers_cancel zmq_timers_destroy zmq_timers_execute zmq_timers_new zmq_timers_reset
        zmq_timers_set_interval zmq_timers_timeout
        """;

    // Each before those that it needs.
    private static readonly string[] s_archives = ["libzmq.a", "libsodium.a", "libstdc++.a"];

    internal static Task Make420OrSkipAsync(string library) => MakeOrSkipAsync(library, "4, 2, 0", drafts: false, Functions420);

    internal static Task Make431OrSkipAsync(string library) => MakeOrSkipAsync(library, "4, 3, 1", drafts: true, Functions431);

    private static async Task MakeOrSkipAsync(string library, string version, bool drafts, string functions)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Made with the linker of Linux.");
        Assert.SkipWhen(CCompiler.Native is null, "No C compiler: install cc.");
        string archives = Path.Combine(Repository.Root ?? "", "artifacts", "native", RuntimeInformation.RuntimeIdentifier, "static");
        Assert.SkipUnless(File.Exists(Path.Combine(archives, "libzmq.a")), $"There is no {archives}/libzmq.a; native/build.sh makes it.");
        string exports = library + ".map";
        await File.WriteAllTextAsync(exports, "{ global: " + string.Concat(Words(functions).Select(function => function + "; ")) + "local: *; };");
        string source = $$"""
            #include <string.h>
            void zmq_version (int *major, int *minor, int *patch)
            {
                int version [] = { {{version}} };
                *major = version [0];
                *minor = version [1];
                *patch = version [2];
            }
            int zmq_has (const char *name) { return !strcmp (name, "curve") || !strcmp (name, "ipc") || (!strcmp (name, "draft") && {{(drafts ? 1 : 0)}}); }
            """;

        // The first definition of a name counts: the two above.
        await CCompiler.Native.CompileLibraryAsync(source, library,
            [
                "-Wl,--allow-multiple-definition", $"-Wl,--version-script={exports}", .. Words(functions).Select(function => "-Wl,-u," + function),
                .. s_archives.Select(archive => Path.Combine(archives, archive)), "-lm", "-pthread",
            ]);
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
