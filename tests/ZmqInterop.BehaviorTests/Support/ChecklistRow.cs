namespace ZmqInterop.BehaviorTests.Support;

/// <summary>A line of the tables of README.md.</summary>
/// <param name="Table">The heading that it stands under.</param>
/// <param name="Program">A program of libzmq, such as "test_iov".</param>
/// <param name="Text">The classes that check the same, or the reason why there is none.</param>
internal sealed record ChecklistRow(string Table, string Program, string Text);
