using Xunit;

namespace EffNet.Training.Tests;

public sealed class TrainingRecipeTests
{
    [Fact]
    public void Recipe_of_the_paper_has_the_settings_of_the_paper()
    {
        var recipe = TrainingRecipe.Paper;

        Assert.Equal((350, 0.1, 0.9999), (recipe.Epochs, recipe.LabelSmoothing, recipe.AverageDecay));
        Assert.Equal(new RmsPropOptions { Decay = 0.9, Momentum = 0.9, Epsilon = 1e-3, WeightDecay = 1e-5, DecayScope = WeightDecayScope.AllButBatchNorm }, recipe.Optimizer);
        Assert.Equal(new StaircaseSchedule { WarmUpEpochs = 5, WarmUpStart = 0, StairFactor = 0.97, StairEpochs = 2.4 }, recipe.Schedule);
        Assert.Equal(0.256, (recipe with { BatchSize = 4096 }).PeakLearningRate, 1e-15);
        Assert.Equal(0.256, (recipe with { BatchSize = 64, BatchesPerStep = 64 }).PeakLearningRate, 1e-15);
    }

    [Fact]
    public void FineTune_and_FromScratch_have_cosine_schedules_and_their_optimizers()
    {
        Assert.IsType<AdamWOptions>(TrainingRecipe.FineTune.Optimizer);
        Assert.IsType<CosineSchedule>(TrainingRecipe.FineTune.Schedule);
        Assert.True(TrainingRecipe.FineTune.ZeroNewClassifier);
        Assert.False(TrainingRecipe.FromScratch.ZeroNewClassifier);
        Assert.Equal(1e-3, (TrainingRecipe.FineTune with { BatchSize = 128 }).PeakLearningRate);
        Assert.IsType<SgdOptions>(TrainingRecipe.FromScratch.Optimizer);
        Assert.IsType<CosineSchedule>(TrainingRecipe.FromScratch.Schedule);
        Assert.Equal(0.025, TrainingRecipe.FromScratch.PeakLearningRate, 1e-15);
    }

    [Fact]
    public void Invalid_settings_of_a_recipe_throw()
    {
        var recipe = TrainingRecipe.FineTune;

        Assert.Equal("Epochs", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { Epochs = 0 }).ParamName);
        Assert.Equal("BatchSize", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { BatchSize = 0 }).ParamName);
        Assert.Equal("BatchesPerStep", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { BatchesPerStep = -1 }).ParamName);
        Assert.Equal("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { LearningRate = double.NaN }).ParamName);
        Assert.Equal("LearningRateBatchSize", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { LearningRateBatchSize = 0 }).ParamName);
        Assert.Equal("LabelSmoothing", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { LabelSmoothing = 1 }).ParamName);
        Assert.Equal("AverageDecay", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { AverageDecay = 1 }).ParamName);
        Assert.Equal("MaximumGradientNorm", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { MaximumGradientNorm = 0 }).ParamName);
        Assert.Equal("Optimizer", Assert.Throws<ArgumentNullException>(() => recipe with { Optimizer = null! }).ParamName);
        Assert.StartsWith(
            "BatchSize must be at least 1, but was 0.", Assert.Throws<ArgumentOutOfRangeException>(() => recipe with { BatchSize = 0 }).Message, StringComparison.Ordinal);
    }
}
