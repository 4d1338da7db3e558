namespace ZmqInterop;

/// <summary>
/// An operation that can outlive the call that began it. Unlike those of synchronous calls it keeps memory as <see cref="System.Memory{T}"/> and pins it
/// during a try only: an operation may wait for hours.
/// </summary>
internal interface IAsyncOperation : ISocketOperation
{
    /// <summary>
    /// The operation is over: <paramref name="result"/> is what the successful try returned, or negative after a failure. Gives back what the operation has
    /// leased. Called once, possibly inside the gate; does not throw.
    /// </summary>
    void End(int result);
}
