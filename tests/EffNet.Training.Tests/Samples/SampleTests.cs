using Cookbook;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Runs samples of the cookbook.</summary>
[Collection(OneTraining.Name)]
public sealed class SampleTests
{
    [Fact]
    public async Task Sample_of_training_from_scratch_trains_and_validates_as_its_page_states()
    {
        var result = await TrainFromScratch.RunAsync();

        Assert.Equal((1, 4), (result.History.Count, (int)result.Validation!.Count));
    }
}
