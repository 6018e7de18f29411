using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>TorchSharp's format has no signature and begins with the number of tensors, which can look like the signature of another format.</summary>
public sealed class TensorCountTests : FileTests
{
    [Theory]
    [InlineData(31)]    // a gzip archive's first byte
    [InlineData(60)]    // the '<' of a web page
    [InlineData(80)]    // the 'P' of a zip archive
    [InlineData(118)]   // the 'v' of a Git LFS pointer
    [InlineData(256)]   // 0x80 0x02: a pickle of protocol 2
    [InlineData(512)]   // 0x80 0x04: one of protocol 4
    public void TorchSharp_files_with_any_number_of_tensors_are_saved_and_loaded(int count)
    {
        using var saved = new Shelf(count);
        using var loaded = new Shelf(count);
        using (no_grad())
        {
            foreach (var parameter in saved.parameters())
                parameter.normal_();
        }

        saved.SaveWeights(PathOf("shelf.dat"));
        var report = loaded.LoadWeights(PathOf("shelf.dat"));

        Assert.Equal(WeightFormat.TorchSharp, report.Format);
        Assert.Equal(count, report.Matched.Count);
        Bits.Of(saved).AssertAre(loaded);
    }

    /// <summary>A module with a number of parameters of two elements each.</summary>
    private sealed class Shelf : nn.Module
    {
        public Shelf(int count)
            : base(nameof(Shelf))
        {
            for (var i = 0; i < count; i++)
                register_parameter($"weight{i}", nn.Parameter(zeros(2)));
        }
    }
}
