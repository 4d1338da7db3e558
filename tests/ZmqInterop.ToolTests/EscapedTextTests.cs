using System;
using System.Security.Cryptography;
using System.Text;
using Xunit;
using ZmqInterop.Tool.Messages;

namespace ZmqInterop.ToolTests;

/// <summary>Bytes as text, and back.</summary>
public sealed class EscapedTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("Grüße €", "Grüße €")]
    [InlineData("a\tb\nc\rd\\e", @"a\tb\nc\rd\\e")]
    [InlineData("\u001b[31mred", @"\x1b[31mred")]
    [InlineData("\u202Eturned", @"\xe2\x80\xaeturned")]
    [InlineData("\u2028", @"\xe2\x80\xa8")]
    [InlineData("\u0085", @"\xc2\x85")]
    public void Escape_Text_HasNothingThatControlsATerminal(string text, string expected)
    {
        string escaped = EscapedText.Escape(Encoding.UTF8.GetBytes(text));
        Assert.Equal(expected, escaped);
        Assert.Equal(text, Encoding.UTF8.GetString(EscapedText.Unescape(escaped)));
    }

    [Theory]
    [InlineData("00ff", @"\x00\xff")]
    [InlineData("61c3", @"a\xc3")]
    [InlineData("eda080", @"\xed\xa0\x80")]
    public void Escape_WhatIsNoText_IsShownByItsBytes(string hex, string expected) => Assert.Equal(expected, EscapedText.Escape(Convert.FromHexString(hex)));

    [Fact]
    public void Unescape_WhatEscapeMakes_GivesTheBytesBack()
    {
        for (int i = 0; i < 1000; i++)
        {
            // Bytes without a pattern, the same in each run.
            byte[] bytes = SHA256.HashData(BitConverter.GetBytes(i));
            Assert.Equal(bytes, EscapedText.Unescape(EscapedText.Escape(bytes)));
        }
    }

    [Theory]
    [InlineData(@"\")]
    [InlineData(@"\q")]
    [InlineData(@"\x0")]
    [InlineData(@"\x0g")]
    public void Unescape_ABackslashBeforeSomethingElse_IsRefused(string text) => Assert.Throws<FormatException>(() => EscapedText.Unescape(text));
}
