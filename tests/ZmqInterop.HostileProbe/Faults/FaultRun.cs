using System;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>One kind of fault.</summary>
internal static class FaultRun
{
    internal static int Run(string name, string folder)
    {
        FaultCount count = new();
        Starvation starvation = new(count);
        try
        {
            switch (name)
            {
                case "descriptors":
                    starvation.Descriptors();
                    break;
                case "threads":
                    starvation.Threads();
                    break;
                case "memory":
                    starvation.Memory();
                    break;
                case "load":
                    starvation.Load();
                    break;
                case "file-size":
                    new Disk(count).FileSize();
                    break;
                case "disk":
                    new Disk(count).Full(folder);
                    break;
                case "restart":
                    starvation.Restart();
                    break;
                case "large-messages":
                    new Injection(count).LargeMessages();
                    break;
                case "signals":
                    new Injection(count).Signals();
                    break;
                case "clock":
                    new Injection(count).Clock();
                    break;
                default:
                    new Injection(count).EachInTurn(name);
                    break;
            }
        }
        catch (FaultException exception)
        {
            Console.Error.WriteLine($"{exception.Message} {exception.InnerException}");
            return 1;
        }

        Console.WriteLine($"{count.Faults} {count.Tries}");
        return 0;
    }
}
