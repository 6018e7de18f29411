using System.Globalization;
using System.Text.RegularExpressions;

namespace EffNet.Tests.GeneratedCode;

/// <summary>
/// Simulates the text of a generated <c>forward</c> for one image in evaluation mode, without hooks and gradients, statement by statement. Tensors only have a size,
/// so the live tensors at each statement follow from the text. RunTimeStorageTests tests the assumptions about the methods that the text calls.
/// </summary>
internal sealed partial class ForwardSimulation
{
    private readonly GeneratedClass _network;
    private readonly HashSet<SimulatedTensor> _tensors = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _tensorsAtCalls = [];
    private long _elements;

    public ForwardSimulation(string type)
    {
        _network = GeneratedClass.Of(type);
        var images = new SimulatedTensor(new SimulatedStorage(0) { Users = 1 });
        Run(_network, images);
    }

    /// <summary>Gets the largest number of elements that are alive at the same time, without the image of the caller.</summary>
    public long PeakElements { get; private set; }

    /// <summary>Gets the number of live tensors at each call of a stage or block, in order, without the image of the caller.</summary>
    public IReadOnlyList<int> TensorsAtCalls => _tensorsAtCalls;

    /// <summary>Gets the number of tensors that are alive at the end.</summary>
    public int TensorsLeft => _tensors.Count;

    private SimulatedTensor Run(GeneratedClass module, SimulatedTensor input)
    {
        var variables = new Dictionary<string, SimulatedTensor> { ["input"] = input };
        for (var i = 0; i < module.Forward.Count; i++)
        {
            var statement = module.Forward[i];
            if (Assignment().Match(statement) is { Success: true } assignment)
                variables.Add(assignment.Groups["name"].Value, Evaluate(module, assignment, variables));
            else if (Disposal().Match(statement) is { Success: true } disposal)
                Dispose(variables[disposal.Groups["name"].Value]);
            else if (Result().Match(statement) is { Success: true } result)
                return variables[result.Groups["name"].Value];
            else if (statement == "if (Linear is null)")
                i++;
            else if (statement is not ("using var run = BeginRun();" or "var unwatched = IsUnwatched();"))
                throw new NotSupportedException($"The simulation does not know the statement '{statement}'.");
        }

        throw new InvalidOperationException($"'{module.Name}' returns nothing.");
    }

    private SimulatedTensor Evaluate(GeneratedClass module, Match assignment, Dictionary<string, SimulatedTensor> variables)
    {
        var (method, arguments) = (assignment.Groups["method"].Value, assignment.Groups["arguments"].Value.Split(", "));
        var elements = assignment.Groups["shape"].Value.Split(" x ").Aggregate(1L, (product, size) => product * long.Parse(size, CultureInfo.InvariantCulture));
        return (method, arguments) switch
        {
            ("Call", [var member, var value]) => Call(module, module.Members[member], variables[value], elements),
            ("Call", [_, _, var activation, _, "unwatched"]) => module.Members[activation].EndsWith(".GELU", StringComparison.Ordinal)
                ? TakeOver(Allocate(elements), Allocate(elements))
                : Allocate(elements),
            ("Activate", [var member, var value, "unwatched"]) => module.Members[member].EndsWith(".GELU", StringComparison.Ordinal)
                ? TakeOver(variables[value], Allocate(elements))
                : TakeOver(variables[value], Share(variables[value])),
            ("Add" or "Multiply", [var value, _, "unwatched"]) => TakeOver(variables[value], Share(variables[value])),
            ("global::EffNet.GeneratedCode.SamePadding.Pad", [var value, ..]) when variables[value].Storage.Elements == elements => Share(variables[value]),
            ("Prepare" or "global::EffNet.GeneratedCode.SamePadding.Pad", _) or ("Call", [_, _, _, "unwatched"]) or ("Mean" or "Connect", [_, _]) => Allocate(elements),
            (_, ["1"]) when method.EndsWith(".flatten", StringComparison.Ordinal) => Share(variables[method[..^".flatten".Length]]),
            _ => throw new NotSupportedException($"The simulation does not know '{assignment.Value}'."),
        };
    }

    private SimulatedTensor Call(GeneratedClass module, string type, SimulatedTensor input, long elements)
    {
        if (type is "global::TorchSharp.Modules.Dropout" or "global::TorchSharp.Modules.Dropout?" or "global::EffNet.StochasticDepth")
            return Share(input);
        if (type.StartsWith("global::", StringComparison.Ordinal))
            return Allocate(elements);
        var name = type.Split('.')[^1];
        _tensorsAtCalls.Add(_tensors.Count);
        return Run(module.Nested.GetValueOrDefault(name) ?? _network.Nested["Modules"].Nested[name], input);
    }

    private SimulatedTensor Allocate(long elements)
    {
        _elements += elements;
        PeakElements = Math.Max(PeakElements, _elements);
        return Use(new SimulatedStorage(elements));
    }

    private SimulatedTensor Share(SimulatedTensor other) => Use(other.Storage);

    private SimulatedTensor TakeOver(SimulatedTensor value, SimulatedTensor result)
    {
        Dispose(value);
        return result;
    }

    private SimulatedTensor Use(SimulatedStorage storage)
    {
        storage.Users++;
        var tensor = new SimulatedTensor(storage);
        _tensors.Add(tensor);
        return tensor;
    }

    private void Dispose(SimulatedTensor tensor)
    {
        if (!_tensors.Remove(tensor))
            throw new InvalidOperationException("What is disposed was disposed before, or is the caller's.");
        if (--tensor.Storage.Users == 0)
            _elements -= tensor.Storage.Elements;
    }

    [GeneratedRegex(@"^var (?<name>@?\w+) = (?<method>[@\w.:]+)\((?<arguments>.*)\); *// (?<shape>[\d x]+)$")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^(?<name>@?\w+)\.Dispose\(\);$")]
    private static partial Regex Disposal();

    [GeneratedRegex(@"^return run\.Complete\((?<name>@?\w+)\);$")]
    private static partial Regex Result();
}
