using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.AsyncProbe;

/// <summary>Does what the first argument names. Exits with 0 when all went as it should.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        // What hangs ends with another code than what fails.
        using Timer watchdog = new(_ => Environment.Exit(3), null, TimeSpan.FromSeconds(50), Timeout.InfiniteTimeSpan);
        switch (arguments[0])
        {
            case "exit-return":
                Exits.LeavePending(new ZmqContext());
                return 0;
            case "exit-return-shared":
                Exits.LeavePending(ZmqContext.Shared);
                return 0;
            case "exit-in-continuation":
                await Exits.ExitInContinuationAsync();
                return 1;
            case "watchers-blocked":
                await Watchers.OthersGoOnWhileSomeBlockAsync();
                return 0;
            case "watchers-without-pool":
                Watchers.GoOnWithoutThePool();
                return 0;
            case "watchers-left":
                Watchers.TakeWhatIsLeftToThePool();
                return 0;
            case "watchers-at-once":
                Watchers.ShareWhatComesAtOnce();
                return 0;
            case "watchers-throw":
                await Watchers.SurviveExceptionsAsync();
                return 0;
            case "watchers-context":
                await Watchers.LeakNoContextAsync();
                return 0;
            case "watchers-setting":
                await Watchers.SettingIsCheckedAsync();
                return 0;
            default:
                throw new ArgumentException($"Unknown: {arguments[0]}.", nameof(arguments));
        }
    }
}
