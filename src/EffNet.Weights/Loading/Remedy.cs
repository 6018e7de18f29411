using System.Globalization;

namespace EffNet.Weights;

/// <summary>Composes advice about weights that do not match.</summary>
internal static class Remedy
{
    /// <summary>The number of names that may be missing or unused before the file is considered to be of another network.</summary>
    private const int FewNames = 4;

    private const int Shown = 8;

    /// <summary>Returns the advice.</summary>
    /// <param name="plan">The load plan.</param>
    /// <param name="report">The report of the plan.</param>
    /// <param name="from">The location that was requested; <see langword="null"/> for none.</param>
    /// <param name="stated">The network that the file declares, if the caller does not compare it itself.</param>
    public static string Of(LoadPlan plan, WeightsReport report, string? from, string? stated = null) => (plan, report) switch
    {
        ({ Choice.Tied.Count: > 0 }, _) =>
            $"{Names(report.Alternatives)} fit equally well: choose one with 'new WeightLoadOptions {{ From = \"…\" }}'.",
        ({ Choice.Chosen: null }, _) when from is not null =>
            $"Nothing in the file that is this network's is called '{DisplayName.Of(from)}'{(report.Alternatives.Count > 0 ? $"; there are {Names(report.Alternatives)}" : string.Empty)}.",
        _ when FileSigns.Find(plan, report) is { } sign => sign,
        ({ Matches.Count: 0 }, _) => $"Nothing in the file is this network's.{Tables(plan)}",
        ({ IsOnlyClassifierLeft: true }, { Missing.Count: 0, WrongShape.Count: 0 }) => "The network was made without classes: 'keepClassifier: true' loads all but the classifier.",
        ({ OtherClasses: { } classes }, { Missing.Count: 0 }) when report.WrongShape.Count <= 2 => OtherClasses(classes.Network, classes.File),
        (_, { Missing.Count: 0, WrongShape.Count: 0 }) when report.Unused.Count(IsOfBlock) > FewNames => stated is null
            ? "The file has more blocks than the network: these look like the weights of a deeper variant. Compare its name with the file's."
            : $"The file states that its weights are of {DisplayName.Of(stated)}.",
        (_, { Missing.Count: 0, WrongShape.Count: 0 }) => "The file has every weight of the network: 'strict: false' loads them and leaves out the rest.",
        _ when report.WrongShape.Count > 0 || report.Missing.Count + report.Unused.Count > FewNames =>
            stated is null ? "These look like the weights of another network, or of another variant: compare its name with the file's." : $"The file states that its weights are of {DisplayName.Of(stated)}.",
        _ => "'strict: false' loads what fits; what is missing stays as it was.",
    };

    /// <summary>
    /// Returns <see langword="true"/> if a tensor's name contains at least two numbers, as the names of blocks' tensors do; otherwise, <see langword="false"/>.
    /// </summary>
    private static bool IsOfBlock(string name) => name.Split('.').Count(part => part.All(char.IsAsciiDigit)) >= 2;

    /// <summary>
    /// Returns advice for another number of classes. A file with fewer classes was trained for them, so its classifier is wanted. A file with more is a
    /// starting point for training.
    /// </summary>
    private static string OtherClasses(long network, long file) => file < network
        ? string.Create(CultureInfo.InvariantCulture, $"The file has {file} classes and the network {network}: create the network with 'classes: {file}'.")
        : string.Create(CultureInfo.InvariantCulture, $"The file has {file} classes and the network {network}: 'keepClassifier: true' loads all but the classifier.");

    private static string Tables(LoadPlan plan)
    {
        var named = plan.Tables.Where(t => !t.Path.IsEmpty).OrderByDescending(t => t.Tensors.Count).ToList();
        if (named.Count == 0)
            return string.Empty;
        var listed = named.Take(Shown).Select(t => string.Create(CultureInfo.InvariantCulture, $"'{DisplayName.Of(t.Name)}' ({t.Tensors.Count})"));
        return $" It has tensors at {string.Join(", ", listed)}{(named.Count > Shown ? ", …" : string.Empty)}.";
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Shown).Select(n => $"'{DisplayName.Of(n)}'")) + (names.Count > Shown ? ", …" : string.Empty);
}
