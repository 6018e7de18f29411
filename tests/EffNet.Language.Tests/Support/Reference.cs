namespace EffNet.Language.Tests.Support;

/// <summary>
/// The expected numbers, copied from the project's reference table (efficientnet.json: counted by hooks on torchvision 0.14's own modules at each variant's
/// own resolution). Nothing here is computed by the code under test.
/// </summary>
internal static class Reference
{
    public static ReferenceVariant[] Variants { get; } =
    [
        new(
            "B0", 1.0, 1.0, 224, 0.2,
            Parameters: 5_288_548, WithoutClassifier: 4_007_548, NormValues: 42_016, Blocks: 16,
            MultiplyAdds: 385_814_752,
            new(10_838_016, 166_182_912, 34_532_064, 627_200, 152_284_160, 20_070_400, 1_280_000),
            [
                new(224, 3, 32, 1),
                new(112, 32, 16, 1),
                new(112, 16, 24, 2),
                new(56, 24, 40, 2),
                new(28, 40, 80, 3),
                new(14, 80, 112, 3),
                new(14, 112, 192, 4),
                new(7, 192, 320, 1),
                new(7, 320, 1280, 1),
            ],
            Formula: new(5_288_548, 385_814_752, 224)),
        new(
            "B1", 1.0, 1.1, 240, 0.2,
            Parameters: 7_794_184, WithoutClassifier: 6_513_184, NormValues: 62_048, Blocks: 23,
            MultiplyAdds: 686_802_832,
            new(12_441_600, 297_761_280, 60_361_872, 1_108_480, 287_635_200, 26_214_400, 1_280_000),
            [
                new(240, 3, 32, 1),
                new(120, 32, 16, 2),
                new(120, 16, 24, 3),
                new(60, 24, 40, 3),
                new(30, 40, 80, 4),
                new(15, 80, 112, 4),
                new(15, 112, 192, 5),
                new(8, 192, 320, 2),
                new(8, 320, 1280, 1),
            ],
            Formula: new(9_109_994, 992_629_472, 258)),
        new(
            "B2", 1.1, 1.2, 260, 0.3,
            Parameters: 9_109_994, WithoutClassifier: 7_700_994, NormValues: 67_568, Blocks: 23,
            MultiplyAdds: 993_561_872,
            new(14_601_600, 433_865_856, 79_810_512, 1_313_728, 422_417_280, 40_144_896, 1_408_000),
            [
                new(260, 3, 32, 1),
                new(130, 32, 16, 2),
                new(130, 16, 24, 3),
                new(65, 24, 48, 3),
                new(33, 48, 88, 4),
                new(17, 88, 120, 4),
                new(17, 120, 208, 5),
                new(9, 208, 352, 2),
                new(9, 352, 1408, 1),
            ],
            Formula: new(12_255_408, 1_810_522_464, 296)),
        new(
            "B3", 1.2, 1.4, 300, 0.3,
            Parameters: 12_233_232, WithoutClassifier: 10_696_232, NormValues: 87_296, Blocks: 26,
            MultiplyAdds: 1_827_141_392,
            new(24_300_000, 823_686_528, 133_258_608, 1_859_648, 783_518_208, 58_982_400, 1_536_000),
            [
                new(300, 3, 40, 1),
                new(150, 40, 24, 2),
                new(150, 24, 32, 3),
                new(75, 32, 48, 3),
                new(38, 48, 96, 5),
                new(19, 96, 136, 5),
                new(19, 136, 232, 6),
                new(10, 232, 384, 2),
                new(10, 384, 1536, 1),
            ],
            Formula: new(16_350_296, 3_250_916_456, 341)),
        new(
            "B4", 1.4, 1.8, 380, 0.4,
            Parameters: 19_341_616, WithoutClassifier: 17_548_616, NormValues: 125_200, Blocks: 32,
            MultiplyAdds: 4_393_771_024,
            new(46_785_600, 1_995_707_904, 299_132_784, 3_117_408, 1_931_629_824, 115_605_504, 1_792_000),
            [
                new(380, 3, 48, 1),
                new(190, 48, 24, 2),
                new(190, 24, 32, 4),
                new(95, 32, 56, 4),
                new(48, 56, 112, 6),
                new(24, 112, 160, 6),
                new(24, 160, 272, 8),
                new(12, 272, 448, 2),
                new(12, 448, 1792, 1),
            ],
            Formula: new(25_916_448, 6_319_727_088, 392)),
        new(
            "B5", 1.6, 2.2, 456, 0.4,
            Parameters: 30_389_784, WithoutClassifier: 28_340_784, NormValues: 172_736, Blocks: 39,
            MultiplyAdds: 10_266_384_752,
            new(67_371_264, 4_706_194_944, 609_599_280, 5_151_552, 4_640_090_112, 235_929_600, 2_048_000),
            [
                new(456, 3, 48, 1),
                new(228, 48, 24, 3),
                new(228, 24, 40, 5),
                new(114, 40, 64, 5),
                new(57, 64, 128, 7),
                new(29, 128, 176, 7),
                new(29, 176, 304, 9),
                new(15, 304, 512, 3),
                new(15, 512, 2048, 1),
            ],
            Formula: new(33_726_740, 11_374_487_904, 451)),
        new(
            "B6", 1.8, 2.6, 528, 0.5,
            Parameters: 43_040_704, WithoutClassifier: 40_735_704, NormValues: 224_432, Blocks: 45,
            MultiplyAdds: 19_067_593_536,
            new(105_380_352, 8_827_300_992, 1_051_783_008, 7_481_184, 8_689_810_944, 383_533_056, 2_304_000),
            [
                new(528, 3, 56, 1),
                new(264, 56, 32, 3),
                new(264, 32, 40, 6),
                new(132, 40, 72, 6),
                new(66, 72, 144, 8),
                new(33, 144, 200, 8),
                new(33, 200, 344, 11),
                new(17, 344, 576, 3),
                new(17, 576, 2304, 1),
            ],
            Formula: new(45_464_648, 20_094_026_560, 518)),
        new(
            "B7", 2.0, 3.1, 600, 0.5,
            Parameters: 66_347_960, WithoutClassifier: 63_786_960, NormValues: 310_720, Blocks: 55,
            MultiplyAdds: 37_745_884_192,
            new(155_520_000, 17_621_119_488, 1_860_312_096, 11_899_904, 17_503_010_304, 591_462_400, 2_560_000),
            [
                new(600, 3, 64, 1),
                new(300, 64, 32, 4),
                new(300, 32, 48, 7),
                new(150, 48, 80, 7),
                new(75, 80, 160, 10),
                new(38, 160, 224, 10),
                new(38, 224, 384, 13),
                new(19, 384, 640, 4),
                new(19, 640, 2560, 1),
            ],
            Formula: new(68_741_810, 39_663_901_696, 596)),
    ];

    public static ReferenceVariant Find(string name) => Variants.Single(v => v.Name == name);

    /// <summary>The multiply-adds of B0 with the strides that the misprinted Table 1 implies (stage 6 at 28 x 28).</summary>
    public const long MisprintedB0 = 516_350_752;
}

/// <summary>One published network.</summary>
internal sealed record ReferenceVariant(
    string Name,
    double Width,
    double Depth,
    int Resolution,
    double Dropout,
    long Parameters,
    long WithoutClassifier,
    long NormValues,
    int Blocks,
    long MultiplyAdds,
    ReferenceParts Parts,
    ReferenceStage[] Stages,
    ReferenceFormula Formula);

/// <summary>Multiply-adds by kind of layer.</summary>
internal sealed record ReferenceParts(long Stem, long Expand, long Depthwise, long SqueezeExcite, long Project, long Head, long Linear);

/// <summary>One row of the scaled Table 1.</summary>
internal sealed record ReferenceStage(int InputSize, int InputChannels, int Channels, int Repeats);

/// <summary>The costs at alpha^phi, beta^phi and gamma^phi if phi is the variant's index. These are not the published costs.</summary>
internal sealed record ReferenceFormula(long Parameters, long MultiplyAdds, int Resolution);
