namespace EffNet.Training;

/// <summary>Represents a data set of the EfficientNet paper's transfer learning experiments (Tan and Le, 2019, Table 6).</summary>
/// <param name="Name">The name.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="TrainingImages">The number of images to train with, including images for validation.</param>
/// <param name="TestImages">The number of images to test with.</param>
public sealed record TransferDataSet(string Name, int Classes, int TrainingImages, int TestImages)
{
    /// <summary>Gets the number of test images in the table of the paper. It differs from <see cref="TestImages"/> only for Oxford-IIIT Pets.</summary>
    public int PrintedTestImages { get; init; } = TestImages;
}
