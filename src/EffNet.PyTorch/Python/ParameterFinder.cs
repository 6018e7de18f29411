namespace EffNet.PyTorch.Python;

/// <summary>Finds the parameters of a class from the settings of its instances.</summary>
/// <param name="instances">The settings of each instance. The order is the same for all instances.</param>
/// <param name="inputs">The number of input channels of each instance.</param>
/// <param name="outputs">The number of output channels of each instance.</param>
internal sealed class ParameterFinder(IReadOnlyList<IReadOnlyList<LayerSetting>> instances, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
{
    private static readonly string[] s_flowing = ["in_channels", "out_channels", "channels"];

    /// <summary>Returns the parameters in the order of the class, and the text of each setting in the class.</summary>
    public (IReadOnlyList<ClassParameter> Parameters, IReadOnlyList<string> Texts) Find()
    {
        var texts = instances[0].Select(s => s.Value).ToArray();
        var parameters = new List<ClassParameter>();
        var varying = Enumerable.Range(0, texts.Length).Where(i => instances.Any(s => s[i].Value != texts[i]));
        foreach (var same in varying.GroupBy(i => (instances[0][i].Kind, Values: string.Join('\n', instances.Select(s => s[i].Value)))))
        {
            var parameter = Parameter([.. same], parameters);
            parameters.Add(parameter);
            foreach (var index in same)
                texts[index] = parameter.Name;
        }

        return ([.. parameters.OrderBy(Rank)], texts);
    }

    /// <summary>
    /// Returns the sort key of a parameter: input and output channels come first; parameters with a default value come last, as Python requires.
    /// </summary>
    private static int Rank(ClassParameter parameter)
    {
        if (parameter.Default is not null)
            return int.MaxValue;
        var flowing = Array.IndexOf(s_flowing, parameter.Name);
        return flowing >= 0 ? flowing : s_flowing.Length + (int)parameter.Kind;
    }

    private ClassParameter Parameter(IReadOnlyList<int> settings, List<ClassParameter> others)
    {
        var (first, values) = (instances[0][settings[0]], instances.Select(s => s[settings[0]].Value).ToList());
        var name = Unique(first.Kind == SettingKind.Channels ? Channels(settings, values) : first.Name, others);
        var standard = first.Kind switch
        {
            SettingKind.Stride => "1",
            SettingKind.Padding => "0",
            SettingKind.Channels when name == "groups" => "1",
            _ => null,
        };
        return new ClassParameter(name, first.Kind, settings[0], standard is not null && values.Contains(standard) ? standard : null, TypeOf(first.Kind, values));
    }

    private string Channels(IReadOnlyList<int> settings, List<string> values)
    {
        var (isInput, isOutput) = (values.SequenceEqual(inputs), values.SequenceEqual(outputs));
        if (isInput || isOutput)
            return isInput && isOutput ? "channels" : isInput ? "in_channels" : "out_channels";
        var names = settings.Select(i => instances[0][i].Name).ToList();
        return names.Find(n => n != "groups" && !s_flowing.Contains(n)) ?? names[0];
    }

    private static string Unique(string name, List<ClassParameter> others)
    {
        var unique = name;
        for (var number = 2; others.Exists(p => p.Name == unique); number++)
            unique = FormattableString.Invariant($"{name}{number}");
        return unique;
    }

    private static string TypeOf(SettingKind kind, List<string> values) => kind switch
    {
        SettingKind.Rate or SettingKind.Constant => "float",
        SettingKind.Activation => "Type[nn.Module]",
        _ when values.TrueForAll(v => v[0] != '(') => "int",
        _ when values.TrueForAll(v => v[0] == '(') => "Tuple[int, int]",
        _ => "Union[int, Tuple[int, int]]",
    };
}
