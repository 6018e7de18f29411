using Cookbook;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Runs samples of the cookbook.</summary>
[Collection(OneTraining.Name)]
public sealed class SampleTests
{
    [Fact]
    public async Task Sample_for_training_from_scratch_trains_1_epoch_and_validates_with_4_images()
    {
        var result = await TrainFromScratch.RunAsync();

        Assert.Equal((1, 4), (result.History.Count, (int)result.Validation!.Count));
    }
}
