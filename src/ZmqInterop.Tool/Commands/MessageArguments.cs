using System.CommandLine;
using ZmqInterop.Tool.Messages;

namespace ZmqInterop.Tool.Commands;

/// <summary>What <c>send</c> and <c>receive</c> have in common.</summary>
internal static class MessageArguments
{
    public const string Formats =
        "text: a message to a line, tabulators between frames, backslash escapes (\\n \\r \\t \\\\ \\x00) for what cannot be shown; " +
        "hex: the same with digits; json: {\"frames\":[\"text\",{\"hex\":\"00ff\"}]}; raw: bytes and nothing else";

    public static Option<MessageFormat?> Format(string name, string alias, string description, params string[] words)
    {
        Option<MessageFormat?> option = new(name, alias) { Description = $"{description} {Formats}.", HelpName = string.Join('|', words) };
        option.CustomParser = result =>
        {
            string word = result.Tokens[^1].Value;
            if (System.Array.IndexOf(words, word) >= 0)
            {
                return System.Enum.Parse<MessageFormat>(word, ignoreCase: true);
            }

            result.AddError($"{name} takes {string.Join(", ", words)}.");
            return null;
        };
        option.CompletionSources.Add(words);
        return option;
    }
}
