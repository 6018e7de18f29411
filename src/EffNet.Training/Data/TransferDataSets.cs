namespace EffNet.Training;

/// <summary>Provides the eight data sets of the EfficientNet paper's transfer learning experiments, with the numbers of its Table 6.</summary>
public static class TransferDataSets
{
    /// <summary>Gets CIFAR-10 (Krizhevsky and Hinton, 2009); <see cref="ImageSets.Cifar10"/> opens it.</summary>
    public static TransferDataSet Cifar10 { get; } = new("CIFAR-10", 10, 50_000, 10_000);

    /// <summary>Gets CIFAR-100 (Krizhevsky and Hinton, 2009); <see cref="ImageSets.Cifar100"/> opens it.</summary>
    public static TransferDataSet Cifar100 { get; } = new("CIFAR-100", 100, 50_000, 10_000);

    /// <summary>Gets Birdsnap (Berg et al., 2014).</summary>
    public static TransferDataSet Birdsnap { get; } = new("Birdsnap", 500, 47_386, 2_443);

    /// <summary>Gets Stanford Cars (Krause et al., 2013).</summary>
    public static TransferDataSet StanfordCars { get; } = new("Stanford Cars", 196, 8_144, 8_041);

    /// <summary>Gets Oxford Flowers 102 (Nilsback and Zisserman, 2008); <see cref="ImageSets.Flowers102"/> opens it.</summary>
    public static TransferDataSet Flowers { get; } = new("Flowers", 102, 2_040, 6_149);

    /// <summary>Gets FGVC Aircraft (Maji et al., 2013).</summary>
    public static TransferDataSet FgvcAircraft { get; } = new("FGVC Aircraft", 100, 6_667, 3_333);

    /// <summary>
    /// Gets Oxford-IIIT Pets (Parkhi et al., 2012); <see cref="ImageSets.OxfordPets"/> opens it. The authors' list of test images has 3,669 images, but the EfficientNet paper
    /// states 3,369.
    /// </summary>
    public static TransferDataSet OxfordPets { get; } = new("Oxford-IIIT Pets", 37, 3_680, 3_669) { PrintedTestImages = 3_369 };

    /// <summary>Gets Food-101 (Bossard et al., 2014); <see cref="ImageSets.Food101"/> opens it.</summary>
    public static TransferDataSet Food101 { get; } = new("Food-101", 101, 75_750, 25_250);

    /// <summary>Gets all eight data sets, in the order of the paper's table.</summary>
    public static IReadOnlyList<TransferDataSet> All { get; } = [Cifar10, Cifar100, Birdsnap, StanfordCars, Flowers, FgvcAircraft, OxfordPets, Food101];
}
