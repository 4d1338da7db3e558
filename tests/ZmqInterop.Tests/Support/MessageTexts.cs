namespace ZmqInterop.Tests.Support;

/// <summary>Messages as the texts of their frames.</summary>
internal static class MessageTexts
{
    internal static string[] Texts(this ZmqMessage message)
    {
        string[] texts = new string[message.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = message[i].GetString();
        }

        return texts;
    }

    /// <summary>The next message; the test fails when none comes.</summary>
    internal static string[] ReceiveTexts(this ZmqSocket socket)
    {
        using ZmqMessage message = new();
        Xunit.Assert.True(socket.TryReceive(message, BackgroundCall.Limit), $"No message for {socket}.");
        return message.Texts();
    }
}
