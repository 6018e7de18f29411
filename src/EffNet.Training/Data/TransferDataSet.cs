namespace EffNet.Training;

/// <summary>A data set that the EfficientNet paper transfers to (Tan and Le, 2019, Table 6).</summary>
/// <param name="Name">The name.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="TrainingImages">The number of images to train with; validation images are among them.</param>
/// <param name="TestImages">The number of images to test with.</param>
public sealed record TransferDataSet(string Name, int Classes, int TrainingImages, int TestImages)
{
    /// <summary>Gets the number of test images that the paper prints. It differs from <see cref="TestImages"/> only for Oxford-IIIT Pets.</summary>
    public int PrintedTestImages { get; init; } = TestImages;
}
