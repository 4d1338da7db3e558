using System.Runtime.InteropServices;
using System.Threading;
using ZmqInterop.Tool;

using CancellationTokenSource stop = new();
void Stop(PosixSignalContext signal)
{
    // The second one ends the process at once.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using ToolConsole console = ToolConsole.OfProcess();
return await ToolProgram.RunAsync(args, console, stop.Token);
