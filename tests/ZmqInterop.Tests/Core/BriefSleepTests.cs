using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.Tests.Core;

public sealed class BriefSleepTests
{
    private const uint Run = 500;

    // Runs after which the mean has followed a change.
    private const int ManyRuns = 50;

    private BriefSleep _sleep;

    [Fact]
    public void TakeTurn_AStream_SleepsAtEveryWait()
    {
        BeginStream();

        for (int i = 0; i < ManyRuns; i++)
        {
            Assert.True(_sleep.TakeTurn(Run));
            _sleep.End(inVain: false);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(BriefSleep.ShortestRun - 1)]
    public void TakeTurn_AnExchange_NeverSleeps(uint calls)
    {
        for (int i = 0; i < ManyRuns; i++)
        {
            Assert.False(_sleep.TakeTurn(calls));
        }
    }

    [Fact]
    public void TakeTurn_AShortRunAmongLongOnes_SleepsAllTheSame()
    {
        BeginStream();

        Assert.True(_sleep.TakeTurn(0));
    }

    [Fact]
    public void TakeTurn_OneVeryLongRun_IsNoStream()
    {
        Assert.True(_sleep.TakeTurn(uint.MaxValue));
        _sleep.End(inVain: true);
        for (int i = 0; i < ManyRuns; i++)
        {
            _sleep.TakeTurn(1);
        }

        Assert.False(_sleep.TakeTurn(1));
    }

    [Fact]
    public void End_OnceInVain_SleepsAgainAtOnce()
    {
        BeginStream();
        EndInVain(1);

        Assert.Equal(0, CountPause());
    }

    [Fact]
    public void End_InVainAgainAndAgain_SleepsEverMoreRarely()
    {
        BeginStream();
        EndInVain(1);
        for (int pause = 1; pause <= BriefSleep.LargestPause; pause = (pause * 2) + 1)
        {
            EndInVain(1);
            Assert.Equal(pause, CountPause());
        }

        EndInVain(1);
        Assert.Equal(BriefSleep.LargestPause, CountPause());
    }

    [Fact]
    public void End_NotInVainAnyMore_IsForgivenStepByStep()
    {
        BeginStream();
        EndInVain(4);
        Assert.Equal(7, CountPause());

        _sleep.End(inVain: false);
        _sleep.End(inVain: false);

        EndInVain(1);
        Assert.Equal(3, CountPause());
    }

    [Fact]
    public async Task IsThreadFree_OfAThreadOfOnesOwn_IsNot()
    {
        bool isFree = await Task.Factory.StartNew(
            static () => BriefSleep.IsThreadFree, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.False(isFree);
    }

    [Fact]
    public async Task IsThreadFree_WithACodeThatIsTiedToAContext_IsNot()
    {
        bool isFree = await Task.Run(static () =>
        {
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            try
            {
                return BriefSleep.IsThreadFree;
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(null);
            }
        });

        Assert.False(isFree);
    }

    [Fact]
    public async Task IsThreadFree_WithACodeThatIsTiedToAScheduler_IsNot()
    {
        bool isFree = await Task.Factory.StartNew(
            static () => BriefSleep.IsThreadFree, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

        Assert.False(isFree);
    }

    private void BeginStream()
    {
        for (int i = 0; i < ManyRuns; i++)
        {
            _sleep.TakeTurn(Run);
        }
    }

    private void EndInVain(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _sleep.End(inVain: true);
        }
    }

    private int CountPause()
    {
        int count = 0;
        while (!_sleep.TakeTurn(Run))
        {
            count++;
        }

        return count;
    }
}
