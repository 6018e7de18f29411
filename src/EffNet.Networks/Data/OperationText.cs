using System.Globalization;

namespace EffNet.Networks.Data;

/// <summary>Writes an operation as words: a letter for its kind, then its numbers. <see cref="Read"/> is the inverse.</summary>
internal sealed class OperationText : IOperationVisitor<string>
{
    private const char Separator = ' ';

    /// <summary>Gets the only instance, which has no state.</summary>
    public static OperationText Instance { get; } = new();

    /// <inheritdoc/>
    public string Visit(Convolution operation) => FormattableString.Invariant(
        $"C {operation.InputChannels} {operation.OutputChannels} {Text(operation.Kernel)} {Text(operation.Stride)} ")
        + FormattableString.Invariant($"{operation.Groups} {Text(operation.Border)} {Flag(operation.Bias)}");

    /// <inheritdoc/>
    public string Visit(SamePad operation) => $"P {Text(operation.Kernel)} {Text(operation.Stride)} {Flag(operation.Lowest)}";

    /// <inheritdoc/>
    public string Visit(BatchNorm operation) => FormattableString.Invariant($"N {operation.Channels} {Number(operation.Constants.Epsilon)} {Number(operation.Constants.Momentum)}");

    /// <inheritdoc/>
    public string Visit(Activation operation) => $"A {operation.Function.Word}";

    /// <inheritdoc/>
    public string Visit(MaxPool operation) => $"M {Text(operation.Kernel)} {Text(operation.Stride)} {Flag(operation.IsPadded)}";

    /// <inheritdoc/>
    public string Visit(AveragePool operation) => $"V {Text(operation.Kernel)} {Text(operation.Stride)} {Flag(operation.IsSame)}";

    /// <inheritdoc/>
    public string Visit(GlobalAveragePool operation) => "G";

    /// <inheritdoc/>
    public string Visit(Multiply operation) => "X";

    /// <inheritdoc/>
    public string Visit(Add operation) => "+";

    /// <inheritdoc/>
    public string Visit(StochasticDepth operation) => $"S {Number(operation.Rate)}";

    /// <inheritdoc/>
    public string Visit(Flatten operation) => "F";

    /// <inheritdoc/>
    public string Visit(Dropout operation) => $"D {Number(operation.Rate)}";

    /// <inheritdoc/>
    public string Visit(Linear operation) => FormattableString.Invariant($"L {operation.InputFeatures} {operation.OutputFeatures}");

    /// <inheritdoc/>
    public string Visit(Concat operation) => "|";

    /// <inheritdoc/>
    public string Visit(Split operation) => $"/ {string.Join(" ", operation.Channels.Select(c => c.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>Returns the operation that was written as <paramref name="text"/>.</summary>
    /// <param name="text">The words.</param>
    /// <exception cref="FormatException">The words do not form an operation.</exception>
    public static Operation Read(string text)
    {
        var words = text.Split(Separator);
        return (words[0], words.Length) switch
        {
            ("C", 8) => new Convolution(Whole(words[1]), Whole(words[2]), Extent(words[3]), Extent(words[4]), Whole(words[5]), Extent(words[6]), IsSet(words[7])),
            ("P", 4) => new SamePad(Extent(words[1]), Extent(words[2]), IsSet(words[3])),
            ("N", 4) => new BatchNorm(Whole(words[1]), new BatchNormConstants(Fraction(words[2]), Fraction(words[3]))),
            ("A", 2) => new Activation(ActivationFunction.Find(words[1]) ?? throw new FormatException($"'{words[1]}' is not an activation.")),
            ("M", 4) => new MaxPool(Extent(words[1]), Extent(words[2]), IsSet(words[3])),
            ("V", 4) => new AveragePool(Extent(words[1]), Extent(words[2]), IsSet(words[3])),
            ("G", 1) => new GlobalAveragePool(),
            ("X", 1) => new Multiply(),
            ("+", 1) => new Add(),
            ("S", 2) => new StochasticDepth(Fraction(words[1])),
            ("F", 1) => new Flatten(),
            ("D", 2) => new Dropout(Fraction(words[1])),
            ("L", 3) => new Linear(Whole(words[1]), Whole(words[2])),
            ("|", 1) => new Concat(),
            ("/", > 1) => new Split(words.Skip(1).Select(Whole).ToEquatableArray()),
            _ => throw new FormatException($"'{text}' is not an operation."),
        };
    }

    private static string Flag(bool isSet) => isSet ? "1" : "0";

    private static bool IsSet(string word) => Whole(word) != 0;

    private static string Text(Extent extent) => extent.ToShortString();

    private static Extent Extent(string word)
    {
        var sides = word.Split('x');
        return sides.Length <= 2
            ? new Extent(Whole(sides[0]), Whole(sides[sides.Length - 1]))
            : throw new FormatException($"'{word}' is not a size; expected one number or height x width, for example '3' or '3x5'.");
    }

    // .NET Framework, in which compilers also run, needs 17 digits to read back the same number.
    private static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return Fraction(text).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static int Whole(string word) => NetworkData.Whole(word);

    private static double Fraction(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{word}' is not a number.");
}
