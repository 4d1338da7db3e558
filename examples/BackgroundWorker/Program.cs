// A worker as a service of the generic host: configuration, logging, dependency injection, and a clean end come from .NET.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ZmqInterop;
using ZmqInterop.Examples.BackgroundWorker;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);

// One context for the process. The host disposes of it when all services have ended: what they have sent is sent.
builder.Services.AddSingleton<ZmqContext>();
builder.Services.AddHostedService<SquareWorker>();
await builder.Build().RunAsync();
