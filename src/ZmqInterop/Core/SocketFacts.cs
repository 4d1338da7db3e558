namespace ZmqInterop;

/// <summary>What is known of a socket without asking its peers.</summary>
/// <param name="State">Whether calls may be made on it.</param>
/// <param name="IsForeign">Other code made it, and may have bound, connected or subscribed it.</param>
/// <param name="Events">What can be done without waiting; none on a socket that is not open.</param>
/// <param name="Attachments">The endpoints.</param>
/// <param name="Subscriptions">Subscriptions or groups, less those that were taken back.</param>
/// <param name="HasSubscribed">Whether there ever was one.</param>
/// <param name="LastError">The last failure of a call.</param>
internal sealed record SocketFacts(
    SocketState State,
    bool IsForeign,
    ZmqPollEvents Events,
    SocketAttachment[] Attachments,
    int Subscriptions,
    bool HasSubscribed,
    ZmqError LastError);
