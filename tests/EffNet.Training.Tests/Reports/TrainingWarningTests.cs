using Xunit;

namespace EffNet.Training.Tests;

public sealed class TrainingWarningTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(350)]
    public void Good_training_causes_no_warnings(int epochs) => Assert.Empty(TrainingWarnings.Find(Epochs.Good(epochs), 37));

    [Fact]
    public void Training_without_epochs_or_validation_causes_no_warnings()
    {
        Assert.Empty(TrainingWarnings.Find([], 10));
        Assert.Empty(TrainingWarnings.Find([Epochs.Of(1, 2), Epochs.Of(2, 1)], 10));
    }

    [Fact]
    public void Loss_that_is_not_finite_causes_a_divergence_warning_with_its_first_epoch()
    {
        var warning = Assert.Single(TrainingWarnings.Find([Epochs.Of(1, 2), Epochs.Of(2, double.NaN), Epochs.Of(3, double.NaN)], 10));

        Assert.Equal(TrainingWarningKind.Divergence, warning.Kind);
        Assert.Contains("training loss is not finite since epoch 2", warning.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Infinite_validation_loss_causes_a_divergence_warning() =>
        Assert.Contains(
            "validation loss is not finite since epoch 1",
            Assert.Single(TrainingWarnings.Find([Epochs.Of(1, 2, double.PositiveInfinity, 0.5)], 10)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Loss_far_above_random_guessing_causes_a_divergence_warning()
    {
        // Guessing among 10 classes has a loss of ln 10 = 2.303.
        var warning = Assert.Single(TrainingWarnings.Find([Epochs.Of(1, 2), Epochs.Of(2, 1.5), Epochs.Of(3, 8)], 10));

        Assert.Equal(TrainingWarningKind.Divergence, warning.Kind);
        Assert.Contains("from 1.500 in epoch 2 to 8.000 in epoch 3", warning.Message, StringComparison.Ordinal);
        Assert.Contains("2.303", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void High_loss_in_the_first_epoch_causes_no_divergence_warning() => Assert.Empty(TrainingWarnings.Find([Epochs.Of(1, 8)], 10));

    [Fact]
    public void Low_training_loss_with_random_validation_accuracy_causes_a_warning_about_lagging_statistics()
    {
        var warning = Assert.Single(TrainingWarnings.Find([Epochs.Of(1, 1.5, 3.6, 0.027), Epochs.Of(2, 0.1, 4.1, 0.03)], 37, batchNormMomentum: 0.01));

        Assert.Equal(TrainingWarningKind.StatisticsLag, warning.Kind);
        Assert.Contains("training loss is 0.100", warning.Message, StringComparison.Ordinal);
        Assert.Contains("is 3 %", warning.Message, StringComparison.Ordinal);
        Assert.Contains("2.7 %", warning.Message, StringComparison.Ordinal);
        // 0.99 to the power of 20 steps is 0.818.
        Assert.Contains("81.8 %", warning.Message, StringComparison.Ordinal);
        Assert.Contains("momentum of batch normalization to 0.1", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warning_about_a_lag_with_frozen_statistics_names_averaged_weights_only()
    {
        var warning = Assert.Single(TrainingWarnings.Find([Epochs.Of(1, 1.5, 3.6, 0.027), Epochs.Of(2, 0.1, 4.1, 0.03)], 37, areNormsFrozen: true));

        Assert.Equal(TrainingWarningKind.StatisticsLag, warning.Kind);
        Assert.Contains("averaged weights can lag after 20 steps", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("momentum", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("recompute", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_with_lagging_statistics_causes_no_overfitting_warning()
    {
        // FashionNetTiny on 48 images of three classes, with label smoothing of 0.1: the validation loss of 12 epochs increases from that of random guessing, ln 3 = 1.099.
        double[] training = [1.548, 1.218, 0.881, 0.732, 0.708, 0.625, 0.612, 0.649, 0.615, 0.560, 0.627, 0.683];
        double[] validation = [1.111, 1.143, 1.180, 1.193, 1.202, 1.206, 1.214, 1.235, 1.262, 1.284, 1.301, 1.312];

        var warning = Assert.Single(TrainingWarnings.Find([.. training.Select((loss, i) => Epochs.Of(i + 1, loss, validation[i], 1 / 3.0))], 3, batchNormMomentum: 0.1));

        Assert.Equal(TrainingWarningKind.StatisticsLag, warning.Kind);
    }

    [Theory]
    [InlineData(0.1, 4.1, 0.3)]
    [InlineData(0.1, 3.2, 0.027)]
    [InlineData(3.5, 3.6, 0.027)]
    [InlineData(2.5, 5.1, 0.027)]
    public void Good_validation_or_high_training_loss_causes_no_warning_about_lagging_statistics(double trainingLoss, double validationLoss, double top1) =>
        Assert.Empty(TrainingWarnings.Find([Epochs.Of(1, trainingLoss, validationLoss, top1)], 37));

    [Fact]
    public void Validation_loss_that_increases_for_many_epochs_causes_an_overfitting_warning()
    {
        List<EpochMetrics> history = [.. Enumerable.Range(1, 20).Select(e => Epochs.Of(e, 2d / e, e <= 5 ? 2 - (0.1 * e) : 1.5 + (0.1 * (e - 5)), e <= 5 ? 0.1 * e : 0.48))];

        var warning = Assert.Single(TrainingWarnings.Find(history, 10));

        Assert.Equal(TrainingWarningKind.Overfitting, warning.Kind);
        Assert.Contains("from 1.500 in epoch 5 to 3.000 in epoch 20", warning.Message, StringComparison.Ordinal);
        Assert.Contains("keeps the weights of epoch 5", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Increasing_validation_loss_with_increasing_accuracy_causes_no_overfitting_warning() =>
        Assert.Empty(TrainingWarnings.Find([.. Enumerable.Range(1, 20).Select(e => Epochs.Of(e, 2d / e, 1 + (0.1 * e), 0.4 + (0.01 * e)))], 10));

    [Fact]
    public void Four_epochs_with_a_worse_validation_loss_cause_no_overfitting_warning() =>
        Assert.Empty(TrainingWarnings.Find([.. Enumerable.Range(1, 9).Select(e => Epochs.Of(e, 2d / e, e <= 5 ? 2 - (0.1 * e) : 2, e <= 5 ? 0.1 * e : 0.4))], 10));

    [Fact]
    public void One_class_predicted_for_all_images_causes_a_warning()
    {
        var result = Evaluations.Of(["cat", "dog"], [[0, 5], [0, 7]]);

        var warning = Assert.Single(TrainingWarnings.Find(result));

        Assert.Equal(TrainingWarningKind.SingleClass, warning.Kind);
        Assert.Contains("'dog' for all 12 images", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_predicted_for_images_that_all_have_it_causes_no_warning() => Assert.Empty(TrainingWarnings.Find(Evaluations.Of(["cat", "dog"], [[0, 0], [0, 7]])));

    [Fact]
    public void Finding_warnings_for_one_class_throws() => Assert.Throws<ArgumentOutOfRangeException>(() => TrainingWarnings.Find(Epochs.Good(2), 1));
}
