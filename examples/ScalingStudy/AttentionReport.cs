using System.Globalization;
using System.Text;
using EffNet;
using EffNet.Pictures;
using EffNet.Training;

namespace ScalingStudy;

/// <summary>Writes the report about the regions at which the networks of a study look: a Markdown file and a contact sheet.</summary>
internal static class AttentionReport
{
    /// <summary>The number of test images.</summary>
    public const int Images = 1_000;

    private const int Enlargement = 4;

    /// <summary>Writes <c>attention.md</c> and <c>attention.png</c> to the folder of a study.</summary>
    /// <param name="folder">The folder, with the weights of the networks.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="images">The images.</param>
    /// <param name="cancellationToken">A token to cancel the measurement.</param>
    /// <exception cref="FileNotFoundException">There is no seed for which the results and weights of all networks exist.</exception>
    /// <exception cref="InvalidDataException">A result is of other settings or images, or damaged, there are too few test images, or a network's scores are not finite.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Write(StudyFolder folder, StudyPlan plan, StudyImages images, CancellationToken cancellationToken)
    {
        folder.RequireResultsOf(plan, images);
        if (images.Test.Count < Images)
            throw new InvalidDataException(Invariant($"There are {images.Test.Count:N0} test images; expected at least {Images:N0}."));
        var sample = new ImageSubset(images.Test, Enumerable.Range(0, Images));
        var attention = new Attention(sample);
        var seeds = SeedsOf(folder, plan);
        string WeightsOf(ModuleVariant network, int seed) => folder.WeightsOf(new Trial(network, seed, plan.Settings));
        var measured = StudyPlan.Explained
            .Select(network => (network, (IReadOnlyList<AttentionShares>)Measure(network, attention, seeds.Select(seed => WeightsOf(network, seed)), cancellationToken)))
            .ToList();
        WholeFile.Write(Path.Combine(folder.Path, "attention.md"), Encoding.UTF8.GetBytes(Markdown(measured, 100 * attention.ObjectShare())));

        var networks = StudyPlan.Explained.Select(network => Load(network, WeightsOf(network, seeds[0]))).ToList();
        // The first test image of each class.
        int[] rows = [.. Enumerable.Range(0, sample.Count).GroupBy(sample.GetLabel).OrderBy(group => group.Key).Select(group => group.First())];
        attention.Draw(networks, rows, Enlargement).Save(Path.Combine(folder.Path, "attention.png"));
        networks.ForEach(network => network.Dispose());
    }

    /// <summary>Returns the report as Markdown.</summary>
    /// <param name="measured">The networks with the shares of each seed. The baseline is first, and all networks have the same seeds.</param>
    /// <param name="objectShare">The share of the area that is covered by objects, in percent.</param>
    public static string Markdown(IReadOnlyList<(ModuleVariant Network, IReadOnlyList<AttentionShares> Shares)> measured, double objectShare)
    {
        var baseline = measured[0].Shares;
        return Invariant($"""
            # Where do the networks look?

            Class activation maps of the true classes of {Images:N0} test images. Objects take {objectShare:0.0} % of the area.
            Intervals are 95 % by Student's t over seeds; differences are paired by seed.


            """).ReplaceLineEndings("\n") + MarkdownTable.Of(
            ["network", "pixels", "multiply-adds", "seeds", "on the object, %", "- baseline", "on the next image's object, %", "blank maps"],
            measured.Select(row => new[]
            {
                row.Network.Name,
                Invariant($"{row.Network.Resolution}"),
                Invariant($"{row.Network.Flops:N0}"),
                Invariant($"{row.Shares.Count}"),
                Interval(row.Shares.Select(share => share.OnObject), "0.0"),
                row.Network == measured[0].Network ? "" : Interval(row.Shares.Zip(baseline, (own, first) => own.OnObject - first.OnObject), "+0.0;-0.0;0.0"),
                Interval(row.Shares.Select(share => share.OnOtherObject), "0.0"),
                Invariant($"{row.Shares.Average(share => share.Blank):0.#}"),
            }));
    }

    /// <summary>Returns the seeds for which the results and weights of all networks exist, so that differences can be paired by seed.</summary>
    private static List<int> SeedsOf(StudyFolder folder, StudyPlan plan)
    {
        var complete = folder.ReadResults(plan).Select(result => (result.Network, result.Seed)).ToHashSet();
        bool IsComplete(ModuleVariant network, int seed) =>
            complete.Contains((network.Name, seed)) && File.Exists(folder.WeightsOf(new Trial(network, seed, plan.Settings)));
        var seeds = Enumerable.Range(0, plan.Seeds).Where(seed => StudyPlan.Explained.All(network => IsComplete(network, seed))).ToList();
        return seeds.Count > 0
            ? seeds
            : throw new FileNotFoundException(
                $"'{folder.Path}' has no seed with the results and weights of all of {string.Join(", ", StudyPlan.Explained.Select(network => network.Name))}. "
                    + "Run the study first (with --full for the full study). "
                + "If the folder already has results of these networks, delete the results to train the networks again.");
    }

    private static List<AttentionShares> Measure(ModuleVariant network, Attention attention, IEnumerable<string> weights, CancellationToken cancellationToken)
    {
        var shares = new List<AttentionShares>();
        foreach (var file in weights)
        {
            using var trained = Load(network, file);
            try
            {
                shares.Add(attention.Measure(trained, cancellationToken));
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidDataException($"'{file}': {exception.Message} To train the network again, delete the result of this trial.", exception);
            }
        }

        return shares;
    }

    private static UnrolledNetwork Load(ModuleVariant network, string weights)
    {
        var made = network.Create(StudyImages.Classes, inputChannels: 3, device: null, dtype: null);
        made.LoadWeights(weights);
        made.eval();
        return made;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Interval(IEnumerable<double> values, string format) => MeanInterval.Of([.. values]).ToText(format, "0.0");
}
