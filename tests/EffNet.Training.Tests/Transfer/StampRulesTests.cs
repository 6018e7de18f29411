using Transfer.Images;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public sealed class StampRulesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("duck.png", null)]
    [InlineData("mirror_carp.png", null)]
    [InlineData("cartoon/tux.png", "'cartoon'")]
    [InlineData("toys/edward_bear.png", "'toys'")]
    [InlineData("plastic/chuvanna_plastic_flower.png", "'plastic'")]
    [InlineData("dogs/dog.png", "sub-folder")]
    [InlineData("swallow.svg", "not a PNG file")]
    [InlineData("duck.txt", "not a PNG file")]
    [InlineData("duck.ogg", "not a PNG file")]
    [InlineData("measuring_tape_mirror.png", "mirrored view")]
    public void Only_photographs_are_used_and_other_files_have_a_reason_to_be_left_out(string path, string? reason)
    {
        if (reason is null)
            Assert.Null(StampRules.ReasonToLeaveOut(path));
        else
            Assert.Contains(reason, StampRules.ReasonToLeaveOut(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Photographs_of_each_class_are_read_in_the_order_of_their_names()
    {
        WriteStamps(StampRules.FewestPhotographs);
        _folder.WriteImage("animals/birds/cartoon/tux.png", 1);
        _folder.WriteText("animals/birds/00.txt", "A bird.");

        var stamps = StampCollection.Read(_folder.Path);

        Assert.Equal(StampRules.Classes.Count * StampRules.FewestPhotographs, stamps.Count);
        Assert.Equal(Enumerable.Range(0, StampRules.Classes.Count), stamps.Select(stamp => stamp.Label).Distinct());
        Assert.Equal(["animals/birds/00.png", "animals/birds/01.png"], stamps.Take(2).Select(stamp => stamp.Name));
        Assert.All(stamps, stamp => Assert.True(File.Exists(stamp.Path)));
    }

    [Fact]
    public void Class_with_too_few_photographs_throws()
    {
        WriteStamps(StampRules.FewestPhotographs - 1);

        Assert.Contains("has 9 photographs; expected at least 10", Assert.Throws<InvalidDataException>(() => StampCollection.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_folder_of_stamps_throws_with_the_package_name()
    {
        var exception = Assert.Throws<DirectoryNotFoundException>(() => StampCollection.Read(_folder["nothing"]));

        Assert.Contains("tuxpaint-stamps-default", exception.Message, StringComparison.Ordinal);
    }

    private void WriteStamps(int count)
    {
        foreach (var kind in StampRules.Classes)
        {
            for (var i = 0; i < count; i++)
                _folder.WriteImage($"{kind.Folder}/{i:00}.png", (byte)i);
        }
    }
}
