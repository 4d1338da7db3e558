namespace ZmqInterop.Internal;

/// <summary>What a <see cref="Pool{T}"/> keeps: its objects are links of a list, so that it needs no memory of its own.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface IPooled<T>
    where T : class, IPooled<T>
{
    /// <summary>The pool's own.</summary>
    T? NextInPool { get; set; }
}
