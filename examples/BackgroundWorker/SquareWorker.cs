using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ZmqInterop.Examples.BackgroundWorker;

/// <summary>Squares numbers for whoever asks. It waits without a thread, and ends when the host does: at Ctrl-C, SIGTERM, or a stop of the service.</summary>
internal sealed partial class SquareWorker(ZmqContext context, IConfiguration configuration, ILogger<SquareWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Rep);
        string endpoint = socket.Bind(configuration["endpoint"] ?? "tcp://127.0.0.1:5555");
        LogServing(endpoint);
        while (!stoppingToken.IsCancellationRequested)
        {
            string request = await socket.ReceiveStringAsync(stoppingToken);
            string reply = long.TryParse(request, CultureInfo.InvariantCulture, out long number)
                ? (number * number).ToString(CultureInfo.InvariantCulture)
                : $"\"{request}\" is not a number";
            await socket.SendAsync(reply, cancellationToken: CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "serving at {Endpoint}")]
    private partial void LogServing(string endpoint);
}
