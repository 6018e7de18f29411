using System.Globalization;

namespace EffNet.Language.Model;

/// <summary>The measured accuracy of trained weights of a variant.</summary>
/// <param name="DataSet">The data set as the file names it.</param>
/// <param name="Top1">The share of images whose most likely class is the correct class; for several seeds, the mean.</param>
/// <param name="Top5">The share of images whose five most likely classes include the correct class; <see langword="null"/> if the file does not state it.</param>
/// <param name="Seeds">The number of trainings with different seeds.</param>
/// <param name="Deviation">The standard deviation of the top-1 accuracies of the seeds, with the divisor n - 1; <see langword="null"/> if the file does not state it.</param>
public sealed record Measurement(string DataSet, Percentage Top1, Percentage? Top5, int Seeds, Percentage? Deviation)
{
    /// <summary>Returns a description without a period: <c>93.90% top-1 on fashion_mnist, the mean of 3 seeds with a standard deviation of 0.17%</c>.</summary>
    public string Describe()
    {
        var top5 = Top5 is null ? string.Empty : $" and {Top5.Text} top-5";
        var seeds = Seeds == 1 ? string.Empty : string.Format(CultureInfo.InvariantCulture, ", the mean of {0:N0} seeds", Seeds);
        var deviation = Deviation is null ? string.Empty : $" with a standard deviation of {Deviation.Text}";
        return $"{Top1.Text} top-1{top5} on {DataSet}{seeds}{deviation}";
    }
}
