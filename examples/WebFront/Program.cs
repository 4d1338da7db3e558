// A web API in front of workers: GET /factors/360 is answered by one of the workers that have connected, in any language. factor_worker.py is one in Python,
// AotWorker one in C#. Workers are REP sockets; they come and go, and requests take turns among those that are there.
//
//     usage: WebFront [--urls http://127.0.0.1:5080] [--workers tcp://127.0.0.1:5560]
using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ZmqInterop;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);

// The container disposes of both, the client first.
builder.Services.AddSingleton<ZmqContext>();
builder.Services.AddSingleton(services => new ZmqRequestClient(services.GetRequiredService<ZmqContext>())
{
    AttemptTimeout = TimeSpan.FromSeconds(2),
    Retries = 1,
});
await using WebApplication app = builder.Build();

string workers = app.Services.GetRequiredService<ZmqRequestClient>().Socket.Bind(app.Configuration["workers"] ?? "tcp://127.0.0.1:5560");
Console.WriteLine($"workers connect to {workers}");

// One socket for all requests, however many there are at a time. A browser that goes away ends its request.
app.MapGet("/factors/{number:long:min(2)}", async (long number, ZmqRequestClient client, CancellationToken aborted) =>
{
    try
    {
        string reply = await client.RequestAsync(number.ToString(CultureInfo.InvariantCulture), aborted);
        return Results.Ok(reply.Split(' ').Select(factor => long.Parse(factor, CultureInfo.InvariantCulture)));
    }
    catch (TimeoutException)
    {
        return Results.Problem("No worker has answered.", statusCode: StatusCodes.Status504GatewayTimeout);
    }
});
await app.RunAsync();
