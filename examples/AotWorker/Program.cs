// A worker that answers requests with the prime factors of a number. It starts in milliseconds and needs no runtime, as a program published with
//
//     dotnet publish examples/AotWorker -r linux-x64 -o worker
//
// It works for factor_front.py, which is in Python, or for WebFront.
//
//     usage: AotWorker [endpoint]    the endpoint is tcp://127.0.0.1:5560 unless given
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading;
using ZmqInterop;

if (args is ["--help" or "-h"])
{
    Console.WriteLine("usage: AotWorker [endpoint]    answers requests with the prime factors of a number; the endpoint is tcp://127.0.0.1:5560 unless given");
    return;
}

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

string endpoint = args.Length > 0 ? args[0] : "tcp://127.0.0.1:5560";
await using ZmqContext context = new();
using ZmqSocket worker = context.CreateSocket(ZmqSocketType.Rep);
worker.Connect(endpoint);
Console.WriteLine($"working for {endpoint}");
try
{
    while (true)
    {
        string request = await worker.ReceiveStringAsync(stop.Token);
        long number = long.Parse(request, CultureInfo.InvariantCulture);
        await worker.SendAsync(string.Join(' ', Factors(number)), cancellationToken: stop.Token);
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("stopped");
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static IEnumerable<long> Factors(long number)
{
    for (long divisor = 2; divisor <= number / divisor; divisor++)
    {
        for (; number % divisor == 0; number /= divisor)
        {
            yield return divisor;
        }
    }

    if (number > 1)
    {
        yield return number;
    }
}
