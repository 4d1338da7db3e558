using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>A thread of a random program, or a callback: calls members and judges what they throw.</summary>
/// <param name="world">What it has.</param>
/// <param name="waits">Whether it may wait for tasks.</param>
internal sealed class Lane(World world, bool waits)
{
    private const int MostItems = 3;

    private readonly List<object> _own = [];
    private int _calls;
    private int _exceptions;

    internal int Calls => Volatile.Read(ref _calls);

    internal int Exceptions => Volatile.Read(ref _exceptions);

    /// <summary>What it is calling, for whoever wonders why it does not go on.</summary>
    internal string Current { get; private set; } = "nothing";

    /// <summary>Whether the documentation of a type says that threads must not share it.</summary>
    internal static bool IsItsOwn(Type type) => type == typeof(ZmqFrameWriter) || type == typeof(ZmqMessage.Enumerator);

    internal object? FindOwn(Type type, Choices choices)
    {
        List<object> found = [.. _own.Where(type.IsInstanceOfType)];
        return found.Count == 0 ? null : choices.Of(found);
    }

    internal void Run(IEnumerable<ProgramStep> steps)
    {
        foreach (ProgramStep step in steps)
        {
            for (int i = 0; i < step.Repeat; i++)
            {
                Choices choices = new(step.Seed + ((ulong)i << 32));
                if (Extras.Find(step.Member) is { } extra)
                {
                    Current = step.Member;
                    extra(world, choices);
                    _calls++;
                }
                else if (Catalogue.Find(step.Member) is { } member)
                {
                    _ = Call(member, 0, choices);
                }
                else
                {
                    world.Faults.Add($"There is no member {step.Member}.");
                }
            }
        }

        Current = "nothing";
        _own.Clear();
    }

    /// <summary>Calls a member with arguments of its choice.</summary>
    /// <returns>The result; null when there is none, or an exception.</returns>
    internal object? Call(MemberCall member, int depth, Choices choices)
    {
        object?[]? arguments = new Arguments(world, this, choices).Make(member, depth);
        return arguments is null ? null : Call(member, arguments, choices);
    }

    /// <summary>Calls a member with these arguments.</summary>
    internal object? Call(MemberCall member, object?[] arguments, Choices choices)
    {
        Current = member.Name;
        Interlocked.Increment(ref _calls);
        try
        {
            object? result = member.Invoke(arguments);
            if (member.Method.Name == nameof(ZmqFrame.Wrap))
            {
                ((OwnedMemory)arguments[0]!).IsWrapped = true;
            }

            Keep(member, arguments);
            Take(member, result, choices);
            return result;
        }
        catch (Exception e) when (!IsFatal(e))
        {
            Judge(member, e);
            return null;
        }
    }

    private static bool IsFatal(Exception exception) => exception is BadImageFormatException or InvalidProgramException or TypeLoadException;

    private void Judge(MemberCall member, Exception exception)
    {
        Interlocked.Increment(ref _exceptions);
        if (!member.Allows(exception))
        {
            world.Faults.AddUndocumented(member, exception);
        }
    }

    // What was given back by out.
    private void Keep(MemberCall member, object?[] arguments)
    {
        int first = arguments.Length - member.Parameters.Count;
        for (int i = first; i < arguments.Length; i++)
        {
            if (member.Parameters[i - first].IsOut)
            {
                Take(arguments[i]);
            }
        }
    }

    private void Take(MemberCall member, object? result, Choices choices)
    {
        switch (result)
        {
            case null:
                break;
            case Task task:
                Await(member, task, choices);
                break;
            case ValueTask task:
                Await(member, task.AsTask(), choices);
                break;
            case IAsyncEnumerable<ZmqMessage> messages:
                Await(member, EnumerateAsync(messages), choices);
                break;
            case IAsyncEnumerable<ZmqMonitorEvent> events:
                Await(member, EnumerateAsync(events), choices);
                break;
            case IEnumerable<ZmqMessage> messages when waits:
                foreach (ZmqMessage message in messages.Take(MostItems))
                {
                    Take(message);
                }

                break;
            case var other when other.GetType().IsGenericType && other.GetType().GetGenericTypeDefinition() == typeof(ValueTask<>):
                Await(member, (Task)other.GetType().GetMethod("AsTask")!.Invoke(other, null)!, choices);
                break;
            default:
                Take(result);
                break;
        }
    }

    private void Take(object? result)
    {
        if (result is string text)
        {
            if (text.Contains("://", StringComparison.Ordinal))
            {
                world.AddEndpoint(text);
            }
        }
        else if (result is not null && Catalogue.MakersOf(result.GetType()).Count > 0)
        {
            if (IsItsOwn(result.GetType()))
            {
                _own.Add(result);
            }
            else
            {
                world.Add(result);
            }
        }
    }

    private void Await(MemberCall member, Task task, Choices choices)
    {
        Promise promise = new(member, ObserveAsync(member, task));
        if (waits && choices.OneIn(2) && !IsState(member))
        {
            promise.Task.Wait();
        }
        else
        {
            world.Promises.Enqueue(promise);
        }
    }

    // Completion ends with whatever the callbacks of the program have thrown.
    private static bool IsState(MemberCall member) => member.Method.Name.StartsWith("get_", StringComparison.Ordinal);

    private async Task ObserveAsync(MemberCall member, Task task)
    {
        // Continuations run where the task is completed, unless that is prevented; both happen to users.
        if (!task.IsCompleted)
        {
            await Task.WhenAny(task).ConfigureAwait(false);
        }

        try
        {
            await task.ConfigureAwait(false);
            if (task.GetType().GetProperty("Result") is { } result && result.PropertyType.Assembly == typeof(ZmqSocket).Assembly)
            {
                Take(result.GetValue(task));
            }
        }
        catch (Exception e) when (!IsFatal(e))
        {
            if (!IsState(member))
            {
                Judge(member, e);
            }
        }
    }

    private static async Task EnumerateAsync<T>(IAsyncEnumerable<T> items)
    {
        int count = 0;
        await foreach (T item in items.ConfigureAwait(false))
        {
            (item as IDisposable)?.Dispose();
            if (++count == MostItems)
            {
                break;
            }
        }
    }
}
