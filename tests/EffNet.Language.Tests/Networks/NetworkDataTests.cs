using EffNet.Networks;
using EffNet.Networks.Data;

namespace EffNet.Language.Tests.Networks;

/// <summary>A network that is written as text is read back unchanged, and the text is short.</summary>
public sealed class NetworkDataTests
{
    private const int MaximumLength = 30_000;
    private const string Head = "1\n3\t32\t32\t10\tTorchvision\n";
    private const string Node = "n\ta\t~\tG\t1\n";
    private const string Stage = "s\tstem\tStem\tconv\tConv\tstem\t8\t1\t1\n";

    public static TheoryData<string> Files => [.. Shipped.Every];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_network_that_is_written_as_text_is_read_back_unchanged(string file)
    {
        foreach (var network in Effnet.CompileCleanly(Shipped.Read(file)).Model.Families.SelectMany(f => f.Variants).Select(v => v.Network!))
        {
            var text = NetworkData.Write(network);

            Assert.Equal(network, NetworkData.Read(text));
            Assert.InRange(text.Length, 1, MaximumLength);
        }
    }

    [Theory]
    [InlineData("2\n", "format '2'")]
    [InlineData("1\n3\t32\n", "second line of the network is malformed")]
    [InlineData(Head, "no stages")]
    [InlineData("1\n3\t32\t32\t10\t42\n", "second line of the network is malformed")]
    [InlineData("1\n3\t32\t32\t10\tTorchvision, ResNet\n", "second line of the network is malformed")]
    [InlineData("1\n3\t-32\t32\t10\tTorchvision\n", "malformed")]
    [InlineData("1\n3\t32\t32\t-1\tTorchvision\n" + Node + Stage + "b\tBlock\tpath\t1\t0\no\tlogits\t1\n", "malformed")]
    [InlineData(Head + Node + Stage + "b\tBlock\tpath\t1\t0\n", "truncated")]
    [InlineData(Head + Node + Stage + "b\tBlock\tpath\t1\t0-0-0\n", "'0-0-0'")]
    [InlineData(Head + Node + "b\tBlock\tpath\t1\t0\n", "'b Block path 1 0'")]
    [InlineData(Head + Node + Stage + "b\tBlock\tpath\t1\t0\no\ta\t1\ta\t1\n", "malformed")]
    [InlineData(Head + "n\ta\t~\tQ 1\t1\n", "'Q 1'")]
    [InlineData(Head + "n\ta\t~\tA tanh\t1\n", "'tanh'")]
    [InlineData(Head + "n\ta\t~\tD x\t1\n", "'x'")]
    [InlineData(Head + "n\ta\t~\tG\tx\n", "'x'")]
    [InlineData(Head + "q\n", "'q'")]
    [InlineData(Head + Stage + "b\tBlock\tpath\t1\t0\n", "'Block'")]
    [InlineData(Head + "n\ta\t~\tG\t1\n" + Stage + "b\tBlock\tpath\t1\t3-1\n", "'3-1'")]
    [InlineData(Head + "n\ta\t~\tG\t2\n" + Stage + "b\tBlock\tpath\t1\t0\n", "before it is computed")]
    [InlineData(Head + "n\ta\t~\tL 3 4\t1\n" + Stage + "b\tBlock\tpath\t1\t0\n", "3 x 32 x 32; expected 3 features")]
    [InlineData(Head + "o\tlogits\t7\n", "before it is computed")]
    [InlineData(Head + "s\tstem\tStem\tconv\tConv\tstem\t8\t1\t1\n", "'stem' has no blocks")]
    [InlineData(Head + "n\ta\t~\tC 3 8 3 0 1 1 0\t1\n" + Stage + "b\tBlock\tpath\t1\t0\n", "stride 0x0")]
    [InlineData(Head + "n\ta\t~\tC 3 8 3 1 0 1 0\t1\n" + Stage + "b\tBlock\tpath\t1\t0\n", "0 groups")]
    [InlineData(Head + "n\ta\t~\tG\t1\n" + Stage + "b\tBlock\tpath\t1\t0\ns\ttop\tTop\thead\tHead\ttop\t8\t1\t1\n", "'top' has no blocks")]
    public void An_invalid_network_text_throws_with_the_problem(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => NetworkData.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_network_text_that_repeats_nodes_too_often_throws()
    {
        const int Nodes = 3_000;
        var ranges = string.Join(' ', Enumerable.Repeat($"0-{Nodes - 1}", Nodes));
        var text = Head + string.Concat(Enumerable.Range(0, Nodes).Select(i => $"n\tc{i}\t~\tA relu\t1\n")) + Stage + $"b\tBlock\tpath\t1\t{ranges}\n";

        Assert.Contains("repeats its nodes too often", Assert.Throws<FormatException>(() => NetworkData.Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncated_network_text_throws()
    {
        var text = NetworkData.Write(Effnet.CompileCleanly(Shipped.Read("models.effnet")).Model.Families[0].Variants[0].Network!);

        for (var end = text.LastIndexOf('\n', text.Length - 2); end >= 0; end = end == 0 ? -1 : text.LastIndexOf('\n', end - 1))
            Assert.Throws<FormatException>(() => NetworkData.Read(text[..(end + 1)]));
    }
}
