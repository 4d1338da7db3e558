using System;
using System.Diagnostics;
using System.Globalization;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>This program once more, as a peer that can be killed.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process) => _process = process;

    /// <summary>Starts one.</summary>
    /// <param name="role">What it does: see <see cref="PeerRole"/>.</param>
    /// <param name="type">The type of its socket.</param>
    /// <param name="endpoint">Where it binds or connects.</param>
    /// <param name="id">The id of its messages.</param>
    /// <param name="count">How many it sends.</param>
    internal static PeerProcess Start(string role, ZmqSocketType type, string endpoint, uint id, long count = long.MaxValue)
    {
        string[] arguments =
        [
            Environment.GetCommandLineArgs()[0], "peer", role, type.ToString(), endpoint, id.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture),
        ];
        return new PeerProcess(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true })!);
    }

    /// <summary>Waits until it ends by itself.</summary>
    internal int WaitForExit() =>
        _process.WaitForExit(FlowThreads.Limit) ? _process.ExitCode : throw new FlowException($"The peer has not ended within {FlowThreads.Limit.TotalSeconds} s.");

    /// <summary>Ends it in the middle of whatever it does (SIGKILL).</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
