using Xunit;

namespace ZmqInterop.Tests.Core;

public sealed class GatheringTests
{
    private const uint Run = 100;

    private Gathering _gathering;
    private long _now;

    [Fact]
    public void EndRun_AStreamThatGathersFaster_GoesOnGathering()
    {
        EndTrial(without: 1000, with: 800);

        Assert.True(_gathering.IsOn);
        EndBlocks(Gathering.LeastPause - 1, 800);
        Assert.True(_gathering.IsOn);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(950)]
    [InlineData(5000)]
    public void EndRun_AStreamThatGainsTooLittle_GathersNoMore(int with)
    {
        EndTrial(without: 1000, with);

        Assert.False(_gathering.IsOn);
        EndBlocks(Gathering.LeastPause - 1, 1000);
        Assert.False(_gathering.IsOn);
    }

    [Fact]
    public void EndRun_TheGainIsOver_IsFoundOutAtTheNextTrial()
    {
        EndTrial(without: 1000, with: 800);
        EndBlocks(Gathering.LeastPause, 800);
        Assert.False(_gathering.IsOn);

        EndBlocks(1, 800);
        Assert.True(_gathering.IsOn);
        EndBlocks(1, 800);

        Assert.False(_gathering.IsOn);
    }

    [Fact]
    public void EndRun_TrialsThatAreLost_BecomeRarer()
    {
        EndTrial(without: 1000, with: 1000);
        for (int pause = Gathering.LeastPause; pause <= 2 * Gathering.LargestPause; pause *= 2)
        {
            EndBlocks(int.Min(pause, Gathering.LargestPause), 1000);
            Assert.False(_gathering.IsOn);
            EndBlocks(1, 1000);
            Assert.True(_gathering.IsOn);
            EndBlocks(1, 1000);
            Assert.False(_gathering.IsOn);
        }
    }

    [Fact]
    public void EndRun_RunsBecomeShort_EndsTheGathering()
    {
        EndTrial(without: 1000, with: 800);

        EndBlocks(1, 800, Gathering.ShortestRun - 1);

        Assert.False(_gathering.IsOn);
    }

    [Fact]
    public void EndRun_RunsBecomeShortWithinATrial_EndsTheTrial()
    {
        EndBlocks(2, 1000);
        Assert.True(_gathering.IsOn);

        EndBlocks(1, 1, Gathering.ShortestRun - 1);
        Assert.False(_gathering.IsOn);
        EndBlocks(1, 1);

        Assert.False(_gathering.IsOn);
    }

    [Fact]
    public void EndRun_AShortRunAmongLongOnes_ChangesNothing()
    {
        EndTrial(without: 1000, with: 800);

        _gathering.EndRun(Run, _now);
        _gathering.EndRun(0, _now);
        EndBlocks(1, 800);

        Assert.True(_gathering.IsOn);
    }

    [Fact]
    public void EndRun_AnExchangeThatWaitsForEachReply_NeverGathers()
    {
        for (int i = 0; i < 100_000; i++)
        {
            _gathering.EndRun(1, _now += 1000);
            Assert.False(_gathering.IsOn);
        }
    }

    [Fact]
    public void EndRun_FewLongRuns_AreNoBlockYet()
    {
        for (int i = 0; i < Gathering.RunsOfBlock; i++)
        {
            _gathering.EndRun(Run, _now += 10 * Gathering.TicksOfBlock);
        }

        Assert.False(_gathering.IsOn);
    }

    // The first block of a stream only begins; then one is measured without gathering and one with it.
    private void EndTrial(int without, int with)
    {
        EndBlocks(2, without);
        Assert.True(_gathering.IsOn);
        EndBlocks(1, with);
    }

    // Blocks whose runs take so many 50 000ths of a block.
    private void EndBlocks(int count, int thousandths, uint calls = Run)
    {
        long ticks = Gathering.TicksOfBlock * thousandths / 50_000;
        long runs = 1 + long.Max(Gathering.RunsOfBlock, (Gathering.TicksOfBlock + ticks - 1) / ticks);
        for (long i = 0; i < count * runs; i++)
        {
            _gathering.EndRun(calls, _now);
            _now += ticks;
        }
    }
}
