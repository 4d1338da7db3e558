namespace ZmqInterop;

/// <summary>Whoever makes native calls on a lent socket, outside its gate.</summary>
internal interface ISocketBorrower
{
    /// <summary>The socket was disposed of: it is to be given back soon. Called outside the gate, from any thread; does not wait.</summary>
    void OnSocketDisposed();
}
