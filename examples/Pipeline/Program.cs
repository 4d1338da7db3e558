// Pipeline: a ventilator hands out tasks, workers do them, a sink collects the results and tells the workers when all is done.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Pipeline;

const string Tasks = "tcp://127.0.0.1:5557";
const string Results = "tcp://127.0.0.1:5558";
const string Control = "tcp://127.0.0.1:5559";

return await new ExamplePrograms
{
    { "ventilator", $"[tasks={Tasks}] [results={Results}] [count=100] [workers=1]", "waits for the workers, then hands out count tasks", (given, stop) => Ventilator.Run(given.Text(Tasks), given.Text(Results), given.Number(100), given.Number(1), stop) },
    { "worker", $"[tasks={Tasks}] [results={Results}] [control={Control}] [name=C#]", "squares numbers until the sink says that all is done", (given, stop) => Worker.Run(given.Text(Tasks), given.Text(Results), given.Text(Control), given.Text("C#"), stop) },
    { "sink", $"[results={Results}] [control={Control}]", "adds the results up and ends the workers", (given, stop) => Sink.Run(given.Text(Results), given.Text(Control), stop) },
}.RunAsync(args);
