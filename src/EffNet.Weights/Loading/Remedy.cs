using System.Globalization;

namespace EffNet.Weights;

/// <summary>Composes advice about weights that do not match.</summary>
internal static class Remedy
{
    /// <summary>If more names than this number are missing or unused, the file is considered to be of another network.</summary>
    private const int FewNames = 4;

    private const int Shown = 8;

    /// <summary>Returns the advice.</summary>
    /// <param name="plan">The load plan.</param>
    /// <param name="report">The report of the plan.</param>
    /// <param name="from">The location that was requested; <see langword="null"/> for none.</param>
    /// <param name="stated">The network that the file declares; <see langword="null"/> if unknown, or if the caller compares it.</param>
    public static string Of(LoadPlan plan, WeightsReport report, string? from, string? stated = null) => (plan, report) switch
    {
        ({ Choice.Tied.Count: > 0 }, _) =>
            $"{Names(report.Alternatives)} match equally well. Choose one with 'new WeightLoadOptions {{ From = \"…\" }}'.",
        ({ Choice.Chosen: null }, _) when from is not null =>
            $"'{DisplayName.Of(from)}' does not contain weights of this network{(report.Alternatives.Count > 0 ? $"; expected {Names(report.Alternatives)}" : string.Empty)}.",
        _ when FileSigns.Find(plan, report) is { } sign => sign,
        ({ Matches.Count: 0 }, _) => $"The file does not contain any weights of this network.{Tables(plan)}",
        ({ IsOnlyClassifierLeft: true }, { Missing.Count: 0, WrongShape.Count: 0 }) =>
            "The network was created without classes. Use 'keepClassifier: true' to load everything except the classifier.",
        ({ OtherClasses: { } classes }, { Missing.Count: 0 }) when report.WrongShape.Count <= 2 => OtherClasses(classes.Network, classes.File),
        (_, { Missing.Count: 0, WrongShape.Count: 0 }) when report.Unused.Count(IsOfBlock) > FewNames => stated is null
            ? "The file has more blocks than the network and may be for a deeper variant. Compare the names of the network and the file."
            : $"The metadata of the file names the network {DisplayName.Of(stated)}. Load the weights into that network.",
        (_, { Missing.Count: 0, WrongShape.Count: 0 }) => "The file has every weight of the network and also other tensors. Use 'strict: false' to ignore the other tensors.",
        _ when report.WrongShape.Count > 0 || report.Missing.Count + report.Unused.Count > FewNames =>
            stated is null
                ? "The file may be for another network or another variant. Compare the names of the network and the file."
                : $"The metadata of the file names the network {DisplayName.Of(stated)}. Load the weights into that network.",
        _ => "Use 'strict: false' to load the matching weights and to leave the missing ones unchanged.",
    };

    /// <summary>
    /// Returns <see langword="true"/> if a tensor's name contains at least two numbers, as the names of blocks' tensors do; otherwise, <see langword="false"/>.
    /// </summary>
    private static bool IsOfBlock(string name) => name.Split('.').Count(part => part.All(char.IsAsciiDigit)) >= 2;

    /// <summary>
    /// Returns advice for another number of classes. A file with fewer classes was probably trained for these classes, so its classifier is needed. A file with
    /// more classes is probably a starting point for training.
    /// </summary>
    private static string OtherClasses(long network, long file) => file < network
        ? string.Create(CultureInfo.InvariantCulture, $"The file has {file} classes, but the network has {network}. Create the network with 'classes: {file}'.")
        : string.Create(
            CultureInfo.InvariantCulture, $"The file has {file} classes, but the network has {network}. Use 'keepClassifier: true' to load everything except the classifier.");

    private static string Tables(LoadPlan plan)
    {
        var named = plan.Tables.Where(t => !t.Path.IsEmpty).OrderByDescending(t => t.Tensors.Count).ToList();
        if (named.Count == 0)
            return string.Empty;
        var listed = named.Take(Shown).Select(t => string.Create(CultureInfo.InvariantCulture, $"'{DisplayName.Of(t.Name)}' ({t.Tensors.Count})"));
        return $" It has groups of tensors named {string.Join(", ", listed)}{(named.Count > Shown ? ", …" : string.Empty)}.";
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Shown).Select(n => $"'{DisplayName.Of(n)}'")) + (names.Count > Shown ? ", …" : string.Empty);
}
