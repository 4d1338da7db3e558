using System.Linq;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>What one callback does when it is called.</summary>
internal sealed class CallbackBody(World world, uint seed)
{
    // A callback may have itself called.
    private const int MostNested = 2;

    private int _runs;
    private int _depth;

    internal void Run()
    {
        int run = Interlocked.Increment(ref _runs);
        Choices choices = new(seed + (ulong)run);
        if (choices.OneIn(4))
        {
            throw new ProgramFaultException();
        }

        if (!choices.OneIn(2) || world.IsClosing)
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _depth) <= MostNested)
            {
                _ = new Lane(world, waits: false).Call(choices.Of([.. Catalogue.Members.Where(static member => !member.Waits)]), 1, choices);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _depth);
        }
    }
}
