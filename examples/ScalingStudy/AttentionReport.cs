using System.Globalization;
using System.Text;
using EffNet;
using EffNet.Pictures;
using EffNet.Training;

namespace ScalingStudy;

/// <summary>The report about where the networks of a study look: a Markdown file and a contact sheet.</summary>
internal static class AttentionReport
{
    /// <summary>The number of test images.</summary>
    public const int Images = 1_000;

    private const int Enlargement = 4;

    /// <summary>Writes <c>attention.md</c> and <c>attention.png</c> to the folder of a study.</summary>
    /// <param name="folder">The folder, with the weights of the networks.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="images">The test images.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FileNotFoundException">There are no weights of a network.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Write(StudyFolder folder, StudyPlan plan, ImageSet images, CancellationToken cancellationToken)
    {
        var attention = new Attention(new ImageSubset(images, Enumerable.Range(0, Images)));
        var measured = StudyPlan.Explained.Select(network => (Network: network, Shares: (IReadOnlyList<AttentionShares>)Measure(folder, plan, network, attention, cancellationToken))).ToList();
        WholeFile.Write(Path.Combine(folder.Path, "attention.md"), Encoding.UTF8.GetBytes(Markdown(measured, 100 * attention.ObjectShare())));

        var networks = StudyPlan.Explained.Select(network => Load(network, folder.WeightsOf(new Trial(network, 0, plan.Settings)))).ToList();
        // The first test image of each class.
        int[] rows = [.. Enumerable.Range(0, images.Count).GroupBy(images.GetLabel).OrderBy(group => group.Key).Select(group => group.First())];
        attention.Draw(networks, rows, Enlargement).Save(Path.Combine(folder.Path, "attention.png"));
        networks.ForEach(network => network.Dispose());
    }

    /// <summary>Returns the report as Markdown.</summary>
    /// <param name="measured">The networks, with the shares of each seed.</param>
    /// <param name="objectShare">The share of the area that objects take, in percent.</param>
    public static string Markdown(IReadOnlyList<(ModuleVariant Network, IReadOnlyList<AttentionShares> Shares)> measured, double objectShare)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"""
            # Where do the networks look?

            Class activation maps of the true classes of {Images:N0} test images. Objects take {objectShare:0.0} % of the area. Intervals are 95 % by Student's t over seeds; differences are paired by seed.

            | network | pixels | multiply-adds | seeds | on the object, % | - baseline | on the next image's object, % | blank maps |
            |---|--:|--:|--:|--:|--:|--:|--:|

            """).ReplaceLineEndings("\n"));
        var baseline = measured[0].Shares;
        foreach (var (network, shares) in measured)
        {
            var difference = network == measured[0].Network ? "" : Interval(shares.Zip(baseline, (own, first) => own.OnObject - first.OnObject), "+0.0;-0.0;0.0");
            var (own, other) = (Interval(shares.Select(share => share.OnObject), "0.0"), Interval(shares.Select(share => share.OnOtherObject), "0.0"));
            text.Append(Invariant($"| {network.Name} | {network.Resolution} | {network.Flops:N0} | {shares.Count} | {own} | {difference} | {other} | {shares.Average(share => share.Blank):0.#} |\n"));
        }

        return text.ToString();
    }

    private static List<AttentionShares> Measure(StudyFolder folder, StudyPlan plan, ModuleVariant network, Attention attention, CancellationToken cancellationToken)
    {
        var shares = new List<AttentionShares>();
        foreach (var trial in plan.Trials.Where(trial => trial.Network == network && File.Exists(folder.WeightsOf(trial))))
        {
            using var trained = Load(network, folder.WeightsOf(trial));
            shares.Add(attention.Measure(trained, cancellationToken));
        }

        return shares.Count > 0
            ? shares
            : throw new FileNotFoundException($"There are no weights of {network.Name} in '{folder.Path}'. Run the study first; with --full if it is the whole study. If {network.Name} has results there, delete them to train it again.");
    }

    private static UnrolledNetwork Load(ModuleVariant network, string weights)
    {
        var made = network.Create(StudyImages.Classes, inputChannels: 3, device: null, dtype: null);
        made.LoadWeights(weights);
        made.eval();
        return made;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Interval(IEnumerable<double> values, string format)
    {
        var interval = MeanInterval.Of([.. values]);
        var mean = interval.Mean.ToString(format, CultureInfo.InvariantCulture);
        return interval.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{mean} ± {interval.HalfWidth:0.0}") : mean;
    }
}
