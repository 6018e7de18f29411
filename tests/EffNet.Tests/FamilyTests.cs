using EffNet.Models;
using EffNet.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class FamilyTests
{
    [Fact]
    public void Variants_are_listed_in_the_order_of_the_file()
    {
        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"EfficientNetB{number}"), EfficientNet.Variants.Select(variant => variant.TypeName));
        Assert.Equal(["B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7"], TfEfficientNet.Variants.Select(variant => variant.Name));
        Assert.All(TfEfficientNet.Variants, variant => Assert.Equal("TfEfficientNet", variant.Family));
    }

    [Fact]
    public void Variants_have_the_published_factors_dropout_and_costs()
    {
        Assert.Equal([224, 240, 260, 300, 380, 456, 528, 600], EfficientNet.Variants.Select(variant => variant.Resolution));
        Assert.Equal([1.0, 1.0, 1.1, 1.2, 1.4, 1.6, 1.8, 2.0], EfficientNet.Variants.Select(variant => variant.Width));
        Assert.Equal([1.0, 1.1, 1.2, 1.4, 1.8, 2.2, 2.6, 3.1], EfficientNet.Variants.Select(variant => variant.Depth));
        Assert.Equal([0.2, 0.2, 0.3, 0.3, 0.4, 0.4, 0.5, 0.5], EfficientNet.Variants.Select(variant => variant.Dropout));
        Assert.Equal(5_288_548, EfficientNet.Variants[0].Parameters);
        Assert.Equal(37_745_884_192, EfficientNet.Variants[7].Flops);
    }

    [Fact]
    public void Variants_have_the_figures_of_the_paper_and_whether_their_costs_agree_with_them()
    {
        Assert.Equal(new PaperFigure("5.3M", Agrees: true), EfficientNet.Variants[0].PaperParameters);
        Assert.Equal(new PaperFigure("0.39G", Agrees: true), EfficientNet.Variants[0].PaperFlops);

        // 9,109,994 is 9.1M; the paper prints 9.2M.
        Assert.Equal(new PaperFigure("9.2M", Agrees: false), EfficientNet.Variants[2].PaperParameters);
    }

    [Fact]
    public void Variants_have_the_epsilon_padding_and_class_count_of_their_family()
    {
        Assert.Equal([.. Enumerable.Repeat(1e-5, 5), .. Enumerable.Repeat(1e-3, 3)], EfficientNet.Variants.Select(variant => variant.BatchNormEpsilon));
        Assert.All(EfficientNet.Variants, variant => Assert.Equal(Padding.Symmetric, variant.Padding));
        Assert.All(TfEfficientNet.Variants, variant => Assert.Equal((Padding.Same, 1e-3), (variant.Padding, variant.BatchNormEpsilon)));
        Assert.Equal((1000, 3, 4_007_548), (EfficientNetB0.Variant.ClassCount, EfficientNetB0.Variant.InputChannels, EfficientNetB0.Variant.ParametersWithoutClassifier));
        Assert.Equal(EfficientNet.Variants, EfficientNetB0.Variant.Siblings!());
    }

    [Fact]
    public void Network_created_by_a_variant_has_the_variant_as_its_declaration()
    {
        using var model = EfficientNet.Variants[1].Create(12, 1, CPU, null);

        Assert.Same(EfficientNetB1.Variant, Assert.IsType<UnrolledNetwork>(model, exactMatch: false).Declaration);
    }

    [Fact]
    public void Create_of_a_variant_uses_its_type_and_all_arguments()
    {
        using var model = EfficientNet.Variants[1].Create(12, 1, CPU, ScalarType.Float64);

        var network = Assert.IsType<EfficientNetB1>(model);
        Assert.Equal((12, 1), (network.ClassCount, network.InputChannels));
        Assert.All(network.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
    }

    [Fact]
    public void Generic_code_can_read_the_constants_of_any_network()
    {
        Assert.Equal(("EfficientNetB0", 5_288_548, 385_814_752, 224, EfficientNetB0.Variant), Describe<EfficientNetB0>());
        Assert.Equal(("TfEfficientNetB3", 12_233_232, 1_827_141_392, 300, TfEfficientNetB3.Variant), Describe<TfEfficientNetB3>());
    }

    [Fact]
    public void Generic_code_can_create_any_network()
    {
        using var model = Make<TfEfficientNetB0>(classes: 3);

        Assert.Equal(3, model.ClassCount);
    }

    private static (string, long, long, int, ModuleVariant) Describe<TNetwork>()
        where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork> =>
        (TNetwork.Name, TNetwork.Parameters, TNetwork.Flops, TNetwork.Resolution, TNetwork.Variant);

    private static TNetwork Make<TNetwork>(int classes)
        where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork> =>
        TNetwork.Create(classes, inputChannels: 3, device: null, dtype: null);
}
