// Pipeline: a boss hands out tasks, workers do them, the results come back to the boss. boss.py and worker.py are the same in Python.
// A task is a number, its result three frames: the worker's name, the number, its square.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using ZmqInterop;

const string Usage = """
    usage: Pipeline boss [tasks-endpoint] [results-endpoint] [workers] [count]    waits for the workers (1), then hands out count tasks (100)
           Pipeline worker [tasks-endpoint] [results-endpoint] [name]             works until the boss has no more tasks
    The endpoints are tcp://127.0.0.1:5557 and tcp://127.0.0.1:5558 unless given; a boss can have tcp://127.0.0.1:* and prints what it got.
    """;
const string AreYouThere = "?";
const string NoMoreTasks = ".";

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

string tasksEndpoint = args.Length > 1 ? args[1] : "tcp://127.0.0.1:5557";
string resultsEndpoint = args.Length > 2 ? args[2] : "tcp://127.0.0.1:5558";
using ZmqContext context = new();
using ZmqMessage message = new();
try
{
    switch (args)
    {
        case ["boss", ..]:
            Lead(args.Length > 3 ? ParseNumber(args[3]) : 1, args.Length > 4 ? ParseNumber(args[4]) : 100);
            return 0;
        case ["worker", ..]:
            Work(args.Length > 3 ? args[3] : "C#");
            return 0;
        default:
            Console.WriteLine(Usage);
            return args is ["--help" or "-h"] ? 0 : 2;
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("stopped");
    return 0;
}

void Lead(int workers, int count)
{
    using ZmqSocket tasks = context.CreateSocket(ZmqSocketType.Push);
    using ZmqSocket results = context.CreateSocket(ZmqSocketType.Pull);
    Console.WriteLine($"tasks at {tasks.Bind(tasksEndpoint)} results at {results.Bind(resultsEndpoint)}");
    WaitForWorkers(tasks, results, workers);

    for (int i = 1; i <= count; i++)
    {
        tasks.Send(i.ToString(CultureInfo.InvariantCulture), cancellationToken: stop.Token);
    }

    Dictionary<string, int> done = [];
    long sum = 0;
    for (int i = 0; i < count; i++)
    {
        results.Receive(message, stop.Token);
        string worker = message[0].GetString();
        done[worker] = done.GetValueOrDefault(worker) + 1;
        sum += ParseNumber(message[2].GetString());
    }

    for (int i = 0; i < workers; i++)
    {
        tasks.Send(NoMoreTasks, cancellationToken: stop.Token);
    }

    string shares = string.Join(", ", done.OrderBy(share => share.Key, StringComparer.Ordinal).Select(share => $"{share.Value} by {share.Key}"));
    Console.WriteLine($"the squares of 1 to {count} add up to {sum}: {shares}");
}

// A PUSH hands messages to the workers in turn, and to those only that are connected. So the boss asks until all have answered.
void WaitForWorkers(ZmqSocket tasks, ZmqSocket results, int workers)
{
    HashSet<string> present = [];
    while (present.Count < workers)
    {
        tasks.Send(AreYouThere, cancellationToken: stop.Token);
        results.Receive(message, stop.Token);
        if (!present.Add(message[0].GetString()))
        {
            stop.Token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
        }
    }
}

void Work(string name)
{
    using ZmqSocket tasks = context.CreateSocket(ZmqSocketType.Pull);
    using ZmqSocket results = context.CreateSocket(ZmqSocketType.Push);
    tasks.Connect(tasksEndpoint);
    results.Connect(resultsEndpoint);

    int done = 0;
    for (string task = tasks.ReceiveString(stop.Token); task != NoMoreTasks; task = tasks.ReceiveString(stop.Token))
    {
        message.Add(name);
        if (task != AreYouThere)
        {
            long number = ParseNumber(task);
            message.Add(task);
            message.Add((number * number).ToString(CultureInfo.InvariantCulture));
            done++;
        }

        results.Send(message, stop.Token);
    }

    Console.WriteLine($"{name} did {done} tasks");
}

int ParseNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);
