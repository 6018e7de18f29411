namespace FashionMnist;

/// <summary>Represents the settings of a training from the command line.</summary>
/// <param name="Data">The folder with the images.</param>
/// <param name="Output">The folder of the training.</param>
/// <param name="Seed">The seed of the weights and of the training.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Images">The number of images to train on; <see langword="null"/> for all images.</param>
/// <param name="CheckpointInterval">The time between two checkpoints within an epoch.</param>
/// <param name="Test">Whether the trained network is evaluated on the test images.</param>
internal sealed record FashionSettings(string Data, string Output, long Seed, int Epochs, int? Images, TimeSpan CheckpointInterval, bool Test);
